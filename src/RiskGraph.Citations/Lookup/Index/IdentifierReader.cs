using System.Text.RegularExpressions;
using RiskGraph.Core.Storage;

namespace RiskGraph.Citations.Lookup.Index;

/// <summary>An identifier in a text.</summary>
/// <param name="Key">In one form: folded, words apart by one blank.</param>
internal readonly record struct Identifier(string Key, int Start, int Length);

/// <summary>
/// Finds what names a thing or a place in a law exactly: articles, recitals and annexes, standards, techniques of ATLAS, CVE,
/// GHSA, CWE, AVID, incident numbers, entries of the OWASP list, DOI, arXiv, CELEX.
/// </summary>
internal static partial class IdentifierReader
{
    [GeneratedRegex("""
        \bAML\.(?:TA|T|M|CS)\d{4}(?:\.\d{3})?\b
        | \bCVE-\d{4}-\d{4,7}\b | \bGHSA(?:-[23456789cfghjmpqrvwx]{4}){3}\b | \bCWE-\d{1,5}\b
        | \bAVID-\d{4}-[RV]?\d{3,5}\b
        | \b(?:AIID|OECD|AIAAIC)?\ ?[Ii]ncident\ (?:ID\ |no\.\ |number\ )?\#?\d{1,6}\b | \bAIAAIC\d{3,5}\b
        | \bLLM\d{2}(?::20\d{2})?\b | \bASI\d{2}\b
        | \bISO(?:/IEC)?(?:/IEEE)?(?:\ (?:TR|TS|DIS|FDIS))?\ \d{3,5}(?:-\d{1,2})?(?::\d{4})?\b
        | \b(?:NIST\ )?(?:AI|SP)\ \d{3}-\d{1,3}\b | \bNIST\.AI\.\d{3}-\d{1,3}\b | \b(?:GV|MP|MS|MG)-\d\.\d{1,2}-\d{3}\b
        | \b(?:EU\)?\ )?20\d{2}/\d{2,4}\b
        | \b10\.\d{4,9}/[^\s"<>]+[^\s"<>.,;)] | \barXiv:\d{4}\.\d{4,5}\b | \b3\d{4}[A-Z]\d{4}\b
        | \b(?:[Aa]rticles?|[Aa]rt\.|[Rr]ecitals?|[Ss]ections?|[Cc]lauses?|[Aa]nnex(?:es)?|[Cc]hapters?|[Pp]aragraphs?|[Ss]ubcategory)\ (?:\d{1,3}[a-z]?(?:\.\d{1,3})*(?:\(\d{1,2}\))?|[IVXL]{1,6}\b)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern { get; }

    [GeneratedRegex(@"^(?:the )?(articles?|art\.|recitals?|sections?|clauses?|annex(?:es)?|chapters?|paragraphs?) ", RegexOptions.CultureInvariant)]
    private static partial Regex Part { get; }

    public static IReadOnlyList<Identifier> Read(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9') && !text.Contains("nnex", StringComparison.Ordinal) && !text.Contains("hapter", StringComparison.Ordinal)) return [];
        var found = new List<Identifier>();
        foreach (var match in Pattern.EnumerateMatches(text))
            found.Add(new(KeyOf(text.Substring(match.Index, match.Length)), match.Index, match.Length));
        return found;
    }

    /// <summary>One form for what is written in several: Art. 50 is article 50, NIST AI 600-1 is ai 600-1.</summary>
    public static string KeyOf(string identifier)
    {
        var key = TextFold.Fold(identifier.Trim()).Replace("#", "", StringComparison.Ordinal);
        if (key.StartsWith("nist ", StringComparison.Ordinal)) key = key[5..];
        if (key.StartsWith("nist.ai.", StringComparison.Ordinal)) key = "ai " + key[8..];
        return Part.Match(key) is { Success: true } part
            ? part.Groups[1].Value switch { "art." or "articles" => "article", "annexes" => "annex", [.. var one, 's'] => one, var word => word } + " " + key[part.Length..]
            : key;
    }
}
