using System.Buffers;
using System.Globalization;

namespace RiskGraph.Citations.Csl.Citing;

/// <summary>Compares sort keys: without regard to case, in the order of the language; keys that are empty come last whatever the direction.</summary>
internal static class Collation
{
    public static int Compare(string a, string b, bool isDescending, CompareInfo info)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length == b.Length ? 0 : a.Length == 0 ? 1 : -1;
        var order = info.Compare(Fold(a), Fold(b), CompareOptions.IgnoreCase);
        return isDescending ? -order : order;
    }

    private static readonly SearchValues<char> s_silent = SearchValues.Create("'’‘“”\"[]()");

    // Quotation marks, brackets and apostrophes do not take part, as in every printed list.
    private static string Fold(string text) => !text.AsSpan().ContainsAny(s_silent) ? text
        : string.Concat(text.Where(c => !s_silent.Contains(c)));
}
