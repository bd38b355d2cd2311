using System.Globalization;

namespace RiskGraph.Stores.Search;

/// <summary>Writes searches for an index whose terms are made by <see cref="SearchTerms"/>. Terms have letters and digits alone, so nothing that was typed is ever an operator.</summary>
internal static class SearchMatch
{
    /// <summary>The texts of an entity, with what a word in each is worth.</summary>
    public static readonly IReadOnlyList<(string Field, int Weight)> OfEntities = [("_nameTerms", 10), ("_aliasTerms", 6), ("_descriptionTerms", 1)];

    public static readonly IReadOnlyList<(string Field, int Weight)> OfPassages = [("_terms", 1)];

    private const int MaxTerms = 32;

    /// <summary>What to look for, one after another until something is found: all terms; all words, also of phrases; any term.</summary>
    public static IReadOnlyList<string> All(SearchText text, IReadOnlyList<(string Field, int Weight)> fields) => [.. new[]
    {
        Expression(text.Terms, " AND ", fields),
        Expression([.. text.Terms.SelectMany(t => t.Split(' ')).Distinct(StringComparer.Ordinal).Take(MaxTerms)], " AND ", fields),
        Expression(text.Terms, " OR ", fields),
    }.Where(e => e.Length > 0)];

    private static string Expression(IReadOnlyList<string> terms, string with, IReadOnlyList<(string Field, int Weight)> fields)
    {
        var parts = terms.Select(t => SearchTerms.Split(t).ToList()).ToList();
        return string.Join(with, parts.Select((words, i) => (words, IsLast: i == parts.Count - 1)).Where(p => p.words.Count > 0)
            .Select(p => $"({string.Join(" OR ", fields.Select(f => Term(p.words, p.IsLast, f.Field, f.Weight)))})"));
    }

    // The last term may be the start of a word, and is worth more where it is the whole.
    private static string Term(List<string> words, bool isLast, string field, int weight)
    {
        var whole = string.Create(CultureInfo.InvariantCulture, $"{field}:\"{string.Join(' ', words)}\"^{weight}");
        if (!isLast) return whole;
        var start = string.Join(" AND ", words.Select((word, i) => $"{field}:{word}{(i == words.Count - 1 ? "*" : "")}"));
        return string.Create(CultureInfo.InvariantCulture, $"{whole} OR (({start})^{weight})");
    }
}
