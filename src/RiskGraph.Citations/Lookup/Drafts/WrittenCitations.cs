using System.Text.RegularExpressions;

namespace RiskGraph.Citations.Lookup.Drafts;

/// <summary>Finds citations that are written as text: (Author, 2024), [12], superior figures, web addresses.</summary>
internal static partial class WrittenCitations
{
    [GeneratedRegex(@"\([^()\n]{0,120}\b(?:1[89]|20)\d\d[a-z]?(?:[,:;][^()\n]{0,120})?\)|\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]|(?<=\S)[⁰¹²³⁴-⁹]{1,3}|https?://[^\s<>""]{4,2000}|\bdoi:\s?10\.\d{4,9}/\S{1,200}")]
    private static partial Regex Pattern { get; }

    [GeneratedRegex(@"^\(\D*\p{Lu}\p{L}+.*\)$")]
    private static partial Regex NamesSomebody { get; }

    /// <summary>A year in brackets is a citation only where somebody is named with it.</summary>
    public static IEnumerable<DraftCitation> Find(string words) => Pattern.Matches(words)
        .Where(m => m.Value[0] != '(' || NamesSomebody.IsMatch(m.Value)).Select(m => new DraftCitation(m.Index, m.Index + m.Length));
}
