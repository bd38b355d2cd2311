using System.Collections.Frozen;

namespace RiskGraph.Ingestion.Sentences;

/// <summary>Which form of a verb a word can be. A word may be several at once, and a noun besides.</summary>
[Flags]
internal enum VerbForm : byte { None = 0, Base = 1, Third = 2, Past = 4, Participle = 8, Ing = 16 }

/// <summary>English verbs that summaries use, with all their forms.</summary>
internal static class Verbs
{
    private const string Regular = """
        halve slash boost quadruple dominate assign accompany accuse activate administer adhere advertise aggravate aggregate allocate annotate anonymise anonymize apprehend appreciate archive arise ascertain assassinate assault augment await ban bar bargain bet boast boycott brief broadcast bully buffer cache cap
        characterise characterize cheat clarify coerce coin collapse commend compensate compile complement comprehend conceal condemn confer configure confiscate confuse conspire consolidate contest contradict convene convict corroborate crawl credit criminalise criminalize cripple curtail debate debunk decode decommission
        deem deepen defer defy degrade delegate delist deplete depict deprive deteriorate devote diagnose differentiate digest dilute diminish disable discard discourage discredit discriminate disinform dismantle dispatch disperse displace dissolve distort diverge divert downgrade downplay dump elaborate elect eliminate
        empower enact enclose endanger enlarge enlist enrich enroll ensue enumerate envision equate erase err evacuate evict exacerbate exaggerate exclude excuse exempt exhaust exhibit exonerate expire extradite facilitate falsify familiarise fasten fault favour finalise finetune flood flout fluctuate forfeit forge formalise
        formalize formulate foster frustrate fuel fulfil fulfill furnish garner glean groom hail handcuff hasten haunt heighten heed herald hinge hint humiliate idle illuminate impede implicate incentivise incentivize incite incorporate incur index indict inhabit inherit initiate innovate inquire instigate institute insulate
        insure intensify intervene intimidate intrude invade invalidate invoke irritate jeopardise jeopardize jump kidnap lament lapse layer legislate legitimise linger litigate lobby localise loosen magnify malfunction manufacture margin mature maximise maximize memorise memorize merit mislabel misrepresent mistake mobilise
        mobilize moderate modernise monetise monetize motivate mount multiply narrow navigate necessitate negotiate neutralise neutralize nominate normalise normalize nullify obey object oblige obscure obstruct occupy offend offset orchestrate originate oust outpace outsource overcome overflow overlap overload overlook overrate
        overrule overturn overwhelm paralyse paralyze patrol peak penalise penalize penetrate perceive perpetuate persist petition phase pinpoint plagiarise plagiarize plateau populate portray possess precede preclude prescribe preserve preside presume prevail prioritise privatise procure prolong pronounce proscribe provision
        pry punish purchase purge purport quarantine quash quell radicalise radicalize rally ransom ratify rationalise rectify redefine redesign redirect reduce reevaluate reinstate reiterate relabel relinquish remedy repeal rephrase repay repel replenish reprogram repurpose rescind reset reshape reside resort restate restructure
        resurface retaliate retool retrofit reunite revamp revert revive revolve roam rotate sabotage safeguard salvage sanitise sanitize scam scramble scrub scrutinise scrutinize segment seize simplify skip slow smear snap soar spam speculate spike spoil spy stabilise stabilize stalk standardize stereotype stigmatise stipulate
        strengthen stun subject submit subscribe subsidise subsidize substitute sum summon supersede supervise supplement surpass surrender surveil survive swamp sweep tailor tarnish telegraph testify threaten throttle tip tolerate topple toughen traffic transact transition transpose triage trim triple tweet typify uncover
        underfund undergird underperform unify unleash unlock unmask unseal unsettle untangle upend uphold uproot vanish vaccinate veto victimise vilify vindicate visualise volunteer warrant watermark weather whistle widen wield withhold worsen wrangle
        abandon accept access avert hamper stem recount retell revisit disagree curb deter thwart hinder lessen minimise minimize combat forestall sidestep
        avenge crack dispute dub nickname duplicate fabricate fetch fudge garble gloss hijack hoard hoodwink leak loot lure mask mine mock outlaw overhaul override overrun overstate understate paraphrase pause phish plead poach pretend probe puzzle quiz rebuke rebuild redact refute reimburse relay relocate resell reuse ridicule rob scold scour sever shelve sideline skew smuggle snub spoof spur spurn squander stoke streamline subvert surge swindle tamper taunt tweak undercut underestimate usher vet void warp weigh whitelist wrestle abuse waive reprimand extort weaponise
         account achieve acknowledge acquire act adapt add address adjust admit adopt advance advise affect agree aim alarm alert alleg allege allow alter amplify analyse analyze
        announce answer anticipate appear apply appoint approve argue arrange arrest ask assemble assert assess assist assume assure attack attempt attribute audit author authorise authorize automate avoid award
        back banned base believe benefit block blame bypass call cancel capture carry cause cease challenge change charge check circulate cite claim classify clone close collaborate collect combine comment
        commission commit compare complain complete comply comprise compromise concede concern conclude conduct confess confirm consider consist constrain construct consult contact contain continue contrast contribute
        control convert convince cooperate coordinate copy correct cost count counter cover craft crash create criticise criticize cross curate damage debut deceive decide declare decline decrease defend define delay delete deliver
        demand demonstrate deny deploy derive describe deserve design designate detail detect determine develop devise differ direct disappear disclose discover discuss dismiss display disrupt
        distinguish distribute divide document donate double drop earn ease echo edit educate elicit embed emerge emphasise emphasize employ enable encounter encourage end endorse enforce engage enhance ensure enter entitle
        equip erode escalate escape establish estimate evade evaluate evolve examine exceed execute exemplify exfiltrate exist expand expect experience explain exploit explore export expose express extend extract
        face fail fake fall favor feature file filter fine finish fire fix flag focus follow force forecast form found frame fund gather gauge generate govern grade grant group guarantee guard guess guide
        hack halt hallucinate handle happen harm harvest help highlight hire host identify ignore illustrate imagine impersonate impair implement imply import impose improve include increase indicate induce
        infect infer inflate influence inform inject injure insert insist inspect install instruct integrate intend interact intercept interview introduce invent invest investigate invite involve isolate issue jail jailbreak join judge
        justify kill label lack last launch learn leverage license limit link list listen live load locate lock log look lower maintain manage manipulate map mark market match materialise materialize matter measure mention merge
        migrate mimic misclassify misidentify misinterpret mislead misreport miss misuse mitigate model modify monitor move name need neglect note notice notify observe obtain occur offer open operate oppose order organise organize
        outline outperform oversee own participate partner pass patch perform permit persuade pilot place plague plan plant play pledge point poison police pollute pool pose post postpone praise predict prefer
        prepare present press pressure prevent preview print prioritize proceed process produce profile prohibit project promise promote prompt propose prosecute protect protest prove provide provoke publicise publicize publish
        pull pursue push qualify quantify query question quote raid raise rank rate reach react realise realize reason recall receive recognise recognize recommend record recover recruit refer reflect refrain
        refund refuse regard register regulate reinforce reject relate relax release rely remain remark remind remove render renew repair repeat replace replicate reply report represent request require rescue research reserve resign resist
        resolve respond restore restrict result resume retain retire retract retrain retrieve return reveal reverse review revise revoke reward risk rule rush sample sanction save scale scan schedule score scrape screen search
        secure select separate serve settle shape share shift shield show shrink shut sign signal simulate solve sort spare spark specify sponsor spot spread stage stall standardise start state stay steer stop store stress
        strip struggle study succeed sue suffer suggest suit summarise summarize supply support suppose suppress surface surprise survey suspect suspend sustain switch synthesise synthesize tackle talk target task tend
        tempt terminate test thank touch tout trace track trade train transcribe transfer transform translate transmit trap treat trick trigger trust try turn underline undermine underscore unveil
        update upgrade upload urge use utilise utilize validate value vary verify view violate visit vote vow wait walk want warn waste watch weaken weaponize welcome wish withstand witness wonder work worry wound yield
        """;

    /// <summary>Verbs that double their last letter before -ed and -ing.</summary>
    private static readonly FrozenSet<string> s_doubling = Words.Set("ban commit control drop log map permit plan refer rub run scan scrap ship shut slip spot stop strip submit swap tag trap trim flag plot admit omit occur compel cancel label model travel fuel signal rebut");

    /// <summary>Base, third person, past, participle, -ing.</summary>
    private const string Irregular = """
        be is was been being|be are were been being|have has had had having|do does did done doing|become becomes became become becoming|begin begins began begun beginning|bring brings brought brought bringing
        |build builds built built building|buy buys bought bought buying|catch catches caught caught catching|choose chooses chose chosen choosing|come comes came come coming|cut cuts cut cut cutting|deal deals dealt dealt dealing
        |draw draws drew drawn drawing|drive drives drove driven driving|eat eats ate eaten eating|fall falls fell fallen falling|feed feeds fed fed feeding|feel feels felt felt feeling|fight fights fought fought fighting
        |find finds found found finding|forget forgets forgot forgotten forgetting|get gets got got getting|give gives gave given giving|go goes went gone going|grow grows grew grown growing|hide hides hid hidden hiding
        |hit hits hit hit hitting|hold holds held held holding|hurt hurts hurt hurt hurting|keep keeps kept kept keeping|know knows knew known knowing|lead leads led led leading|leave leaves left left leaving|let lets let let letting
        |lie lies lay lain lying|lose loses lost lost losing|make makes made made making|mean means meant meant meaning|meet meets met met meeting|mislead misleads misled misled misleading|oversee oversees oversaw overseen overseeing
        |overtake overtakes overtook overtaken overtaking|pay pays paid paid paying|put puts put put putting|read reads read read reading|ride rides rode ridden riding|rise rises rose risen rising|run runs ran run running
        |say says said said saying|see sees saw seen seeing|seek seeks sought sought seeking|sell sells sold sold selling|send sends sent sent sending|set sets set set setting|shake shakes shook shaken shaking|show shows showed shown showing
        |shut shuts shut shut shutting|sink sinks sank sunk sinking|sit sits sat sat sitting|speak speaks spoke spoken speaking|spend spends spent spent spending|split splits split split splitting|spread spreads spread spread spreading
        |stand stands stood stood standing|steal steals stole stolen stealing|stick sticks stuck stuck sticking|strike strikes struck struck striking|swear swears swore sworn swearing|take takes took taken taking
        |teach teaches taught taught teaching|tell tells told told telling|think thinks thought thought thinking|throw throws threw thrown throwing|undergo undergoes underwent undergone undergoing|understand understands understood understood understanding
        |wear wears wore worn wearing|win wins won won winning|withdraw withdraws withdrew withdrawn withdrawing|write writes wrote written writing|rewrite rewrites rewrote rewritten rewriting|break breaks broke broken breaking
        |freeze freezes froze frozen freezing|forbid forbids forbade forbidden forbidding|cost costs cost cost costing|drop drops dropped dropped dropping|co-author co-authors co-authored co-authored co-authoring
        |single singles singled singled singling|date dates dated dated dating|underpin underpins underpinned underpinned underpinning|overrule overrules overruled overruled overruling|outlaw outlaws outlawed outlawed outlawing|spot spots spotted spotted spotting
        """;

    private static readonly FrozenDictionary<string, (string Base, VerbForm Form)> s_forms = Build();

    private static readonly FrozenDictionary<string, string> s_participles = s_forms.Where(f => (f.Value.Form & VerbForm.Participle) != 0)
        .OrderBy(f => f.Key, StringComparer.Ordinal).DistinctBy(f => f.Value.Base).ToFrozenDictionary(f => f.Value.Base, f => f.Key, StringComparer.Ordinal);

    /// <summary>The forms that a word can be; None for a word that is no known verb.</summary>
    public static VerbForm FormOf(string key) => s_forms.TryGetValue(key, out var verb) ? verb.Form : VerbForm.None;

    /// <summary>The base form, or null for a word that is no known verb.</summary>
    public static string? BaseOf(string key) => s_forms.TryGetValue(key, out var verb) ? verb.Base : null;

    public static bool IsParticiple(string key) => (FormOf(key) & VerbForm.Participle) != 0;

    /// <summary>The participle of a base form: blocked of block, cut of cut.</summary>
    public static string ParticipleOf(string root) => s_participles.GetValueOrDefault(root, root);

    /// <summary>A form that by itself can carry a sentence.</summary>
    public static bool IsFinite(string key) => (FormOf(key) & (VerbForm.Third | VerbForm.Past)) != 0;

    private static FrozenDictionary<string, (string, VerbForm)> Build()
    {
        var forms = new Dictionary<string, (string Base, VerbForm Form)>(StringComparer.Ordinal);
        foreach (var row in Irregular.Split('|'))
            if (row.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries) is [var root, var third, var past, var participle, var ing])
            {
                Add(root, root, VerbForm.Base);
                Add(third, root, VerbForm.Third);
                Add(past, root, VerbForm.Past);
                Add(participle, root, VerbForm.Participle);
                Add(ing, root, VerbForm.Ing);
            }
        foreach (var root in Words.Set(Regular))
        {
            if (forms.ContainsKey(root)) continue;
            var stem = root[^1] == 'e' ? root[..^1] : s_doubling.Contains(root) ? root + root[^1] : root;
            var soft = root[^1] == 'y' && root.Length > 1 && !"aeiou".Contains(root[^2], StringComparison.Ordinal);
            Add(root, root, VerbForm.Base);
            Add(soft ? root[..^1] + "ies" : root[^1] is 's' or 'x' or 'z' || root.EndsWith("ch", StringComparison.Ordinal) || root.EndsWith("sh", StringComparison.Ordinal) ? root + "es" : root + "s", root, VerbForm.Third);
            Add(soft ? root[..^1] + "ied" : stem + "ed", root, VerbForm.Past | VerbForm.Participle);
            Add(stem + "ing", root, VerbForm.Ing);
        }
        return forms.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string form, string root, VerbForm kind)
        {
            if (!forms.TryGetValue(form, out var known)) forms.Add(form, (root, kind));
            else if (known.Base == root) forms[form] = (root, known.Form | kind);
        }
    }
}
