using System.Collections.Frozen;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Sentences;
using RiskGraph.Ingestion.Vocabulary;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds names that are known beforehand: those the document declares, those other documents define, the vocabulary.</summary>
internal sealed class NameFinder(NameIndex<NameEntry> declared, NameIndex<NameEntry>? known, KnownEntities vocabulary)
{
    public void Find(Reading reading)
    {
        foreach (var sentence in reading.Sentences)
            for (var i = 0; i < sentence.Count; i++)
            {
                if (!sentence[i].IsWord || reading.At(sentence, i) is not null || Glosses.Covers(sentence, i)) continue;
                var (entry, end, origin) = Longest(sentence.Tokens, i);
                if (entry is null) continue;
                var draft = entry.IsFamily ? Member(reading.Entities, sentence, i, entry, origin, ref end) : reading.Entities.Get(entry, origin);
                if (draft is null) continue;
                if (reading.Add(new(sentence, i, end, draft, Reference.Name)) is false) continue;
                draft.AddAlias(Surface(sentence, i, end));
                AddOwner(reading, sentence, i, end);
                i = end - 1;
            }
    }

    private (NameEntry? Entry, int End, Origin Origin) Longest(Token[] tokens, int at)
    {
        var (best, end, origin) = (declared.Longest(tokens, at, out var to), to, Origin.Declared);
        if (vocabulary.Names.Longest(tokens, at, out to) is { } common && to > end) (best, end, origin) = (common, to, Origin.Vocabulary);
        if (known?.Longest(tokens, at, out to) is { } other && to > end) (best, end, origin) = (other, to, Origin.Known);
        return (best, end, origin);
    }

    /// <summary>The member of a family that a version after its name tells: "Claude 3.5 Sonnet". Null where the bare name means nothing.</summary>
    private static Draft? Member(EntityTable entities, Sentence sentence, int from, NameEntry family, Origin origin, ref int end)
    {
        var to = Versions.End(sentence, end);
        if (to == end) return family.IsBareName ? entities.Get(family, origin) : null;
        end = to;
        var member = entities.Get(family.Kind, Surface(sentence, from, to), Origin.Named);
        return member;
    }

    /// <summary>The organization inside a name that owns it: NIST in "NIST's AI RMF".</summary>
    private void AddOwner(Reading reading, Sentence sentence, int from, int end)
    {
        for (var i = from + 1; i < end - 1; i++)
            if (sentence[i].IsPossessive)
            {
                var owner = Owner(sentence, from, i) is { } known ? reading.Entities.Get(known, Origin.Vocabulary)
                    : sentence.Key(i - 1) is "city" or "state" or "county" or "government" ? reading.Entities.Get(Kinds.Organization, sentence.TextOf(from, i), Origin.Named) : null;
                if (owner is not null) reading.AddPart(new(sentence, from, i, owner, Reference.Name), reading.At(sentence, from)!);
                return;
            }
    }

    private NameEntry? Owner(Sentence sentence, int from, int to)
    {
        var tokens = sentence.Tokens[from..to];
        var entry = vocabulary.Names.Longest(tokens, 0, out var end);
        return entry is not null && end == tokens.Length && entry.Kind == Kinds.Organization ? entry : null;
    }

    /// <summary>As it stands, without a possessive ending inside.</summary>
    private static string Surface(Sentence sentence, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            if (sentence[i].IsPossessive) return sentence.TextOf(from, i) + " " + sentence.TextOf(i + 1, to);
        return sentence.TextOf(from, to);
    }
}

/// <summary>The words and numbers that tell the versions of a model apart.</summary>
internal static class Versions
{
    private static readonly FrozenSet<string> s_words = Words.Set("""
        pro flash ultra nano mini micro turbo instruct chat large small medium preview vision omni max plus coder sonnet opus haiku thinking reasoning base code maverick scout next air lite experimental deep research
        xl xxl guard math audio realtime mega edge
        """);

    /// <summary>One behind the last token of the version that starts at a token; the token itself where none does.</summary>
    public static int End(Sentence sentence, int at)
    {
        var i = at;
        while (i < sentence.Count && IsPart(sentence, i, at)) i++;
        return i;
    }

    private static bool IsPart(Sentence sentence, int i, int first)
    {
        var token = sentence[i];
        if (!token.HasSpaceBefore && token.Glue == '\0') return false;
        if (token.Glue == '/') return false;
        if (token.IsNumber) return token.Glue != '\0' || !DateReader.IsYear(token) && (i + 1 >= sentence.Count || sentence[i + 1] is not { IsMark: true, Key: "%" }) && !IsCount(sentence, i);
        if (!token.IsWord) return false;
        if (token.HasDigit) return token.Length <= 12;
        if (i > first && token.Key is "mini" or "nano" or "turbo" or "preview" or "instruct") return true;
        return s_words.Contains(token.Key) && (token.Glue != '\0' || token.IsCapital || (i > first && sentence[i - 1].Glue != '\0' && token.IsCapital));
    }

    /// <summary>"In Llama 70 prompts were refused": a small noun right behind says that the number counts.</summary>
    private static bool IsCount(Sentence sentence, int i) => i + 1 < sentence.Count && sentence[i + 1] is { IsWord: true, IsCapital: false, HasDigit: false, Glue: '\0' } next
        && !Lexicon.Function.Contains(next.Key) && Verbs.FormOf(next.Key) == VerbForm.None && !Lexicon.IsAdverb(next.Key) && next.Key != "system" && next.Stem is not ("model" or "card" or "assistant" or "agent" or "chatbot" or "user" or "tool") && sentence[i].Key.Length > 1 && !sentence[i].Key.Contains('.', StringComparison.Ordinal);

    public static bool IsVersionWord(string key) => s_words.Contains(key);
}
