using System.Collections.Frozen;

namespace RiskGraph.Core.Language;

/// <summary>Lists of words, written as text.</summary>
public static class Words
{
    public static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The lists together.</summary>
    public static FrozenSet<string> Union(params ReadOnlySpan<FrozenSet<string>> sets)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets) all.UnionWith(set);
        return all.ToFrozenSet(StringComparer.Ordinal);
    }
}
