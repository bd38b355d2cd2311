using System.Collections.Frozen;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Tells people, who are no entities here, from organizations and systems.</summary>
internal static class People
{
    private static readonly FrozenSet<string> s_givenNames = Words.Set("""
        aaron adam adrian ahmed aisha alan albert alejandro alex alexander alexandra alice alison amanda amy ana anders andrea andreas andrew andy angela anita anna anne anthony antonio arjun arthur arvind barbara beatrice ben benjamin bernard
        beth betty bill bob brad brandon brenda brian bruce bryan carl carla carlos carol caroline catherine charles charlotte chen chloe chris christian christina christine christopher claire clara clare colin connie craig cynthia dan
        daniel daniela dario david dawn deborah deepak demis denis dennis diana diego dmitri dominic donald donna dorothy doug douglas edward elena elisabeth elizabeth ella ellen elon emily emma eric erica erik erin eva evelyn fatima fei
        felix fernando fiona frances francesca francis francisco frank fred gabriel gary geoffrey george gerald gina giovanni grace greg gregory hans harry heather heidi helen helena henry hiroshi howard hugo ian ilya ines ingrid irene isaac
        isabel ivan jack jacob jacques jaime james jamie jan jane janet jason jean jeff jeffrey jennifer jens jeremy jerome jesse jessica jesus jill jim jing joan joanna joe joel johan john jonas jonathan jordan jorge jose joseph joshua joy juan
        judith judy juergen julia julian julie jun jurgen justin karen karl kate katherine kathleen katie keith kelly ken kenneth kevin kim kristin kyle larry laura lauren laurent lee lena leo leon leonard li lin linda lisa liz lorenzo lucas lucy
        luis luke lydia marc marco marcus margaret maria marie marina mario mark markus marta martha martin mary mateo matt matthew matthias max maya megan melanie melissa michael michel michelle miguel mike mikhail ming miranda mohamed mohammed
        monica nadia nancy naomi natalie natasha nathan neil nicholas nick nicolas nicole nina noah noam nora oliver olivia oscar pablo pamela patricia patrick paul paula pedro peter philip philippe pierre priya rachel rafael raj ralph ramesh
        raymond rebecca richard rita robert roberto robin rodrigo roger roman ronald rosa ross roy ruth ryan sally sam samantha samuel sandra sanjay sara sarah satya scott sean sebastian sergey sergio sharon shirley simon sofia sonia sophia sophie
        stefan stella stephanie stephen steve steven stuart sundar sunil susan suzanne sylvia takeshi tamara tania tanya teresa terry thomas tim timnit timothy tina todd tom tony tracy ursula valentina valerie vanessa veronica victor victoria vijay
        vincent virginia vivian vladimir walter wang wei wendy wilhelm will william xavier xi yann yi yoshua yuki yusuf yuval zachary zhang zoe
        """);

    private static readonly FrozenSet<string> s_titles = Words.Set("mr mrs ms dr prof professor judge justice senator president minister chancellor governor mayor chairman chairwoman chair ceo cto cfo ciso coo founder co-founder director commissioner secretary representative congressman congresswoman sir dame lord lady baroness officer attorney lawyer journalist reporter columnist author researcher scientist engineer analyst activist actor actress singer pastor captain sergeant detective pope king queen");

    /// <summary>People who act for the body that they are of.</summary>
    public static readonly FrozenSet<string> Members = Words.Set("""
        researcher scientist engineer employee staff expert analyst academic author people team affiliate tester grader auditor official spokesperson spokesman spokeswoman lawyer developer colleague group investigator reporter journalist
        clinician user customer member representative economist student worker scholar specialist hunter responder inspector editor examiner psychologist lawmaker doctor professor
        """);

    /// <summary>The place of the noun in "analysts at …", "a team from the …", whose preposition is at a token; -1 where there is none such.</summary>
    public static int StandFor(Sentence sentence, int preposition) =>
        sentence.Key(preposition) is "at" or "from" or "of" or "with" or "in" && preposition > 0 && Members.Contains(sentence[preposition - 1].Stem) ? preposition - 1 : -1;

    /// <summary>Whether the name is a person's: by a title before it or a given name at its start.</summary>
    public static bool IsPerson(Sentence sentence, int from, int to)
    {
        if (from > 0 && s_titles.Contains(sentence[from - 1].Stem) && sentence[from - 1].Key != "chair") return true;
        if (from > 1 && sentence[from - 1].Is(".") && s_titles.Contains(sentence[from - 2].Key)) return true;
        if (to - from > 1 && s_titles.Contains(sentence[from].Key) && !Heads.InOrganizationNames.Contains(sentence[to - 1].Stem) && sentence.Key(from + 1) is not "of") return true;
        if (to - from is not (2 or 3) || !s_givenNames.Contains(sentence[from].Key)) return false;
        for (var i = from; i < to; i++)
            if (!sentence[i].IsWord || sentence[i].HasDigit || sentence[i].IsMixed || (sentence[i].IsAllCapitals && sentence[i].Length > 1)) return false;
        return !Heads.InOrganizationNames.Contains(sentence[to - 1].Stem);
    }
}
