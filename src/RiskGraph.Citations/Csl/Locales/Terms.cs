namespace RiskGraph.Citations.Csl.Locales;

/// <summary>A term in one form and for one gender: <paramref name="Single"/> and <paramref name="Multiple"/> are the same where the locale gives one text.</summary>
internal sealed record Term(string Single, string Multiple, string? Gender, string? Match);

internal readonly record struct TermKey(string Name, string Form, string Gender);

internal static class Terms
{
    /// <summary>CSL 1.0.2 writes "no date", "sub verbo" and others now with spaces, now with hyphens.</summary>
    public static string Name(string name) => name.Replace(' ', '-');

    public static bool IsOrdinal(string name) => name == "ordinal" || name.Length == 10 && name.StartsWith("ordinal-", StringComparison.Ordinal);
}
