namespace RiskGraph.Core.Model;

/// <summary>
/// The name that somebody else's scheme gives an entity. The edition is part of it where a scheme renumbers
/// (OWASP's LLM02 of 2023 is not its LLM02 of 2025).
/// </summary>
/// <param name="Scheme">Lower case, as in <c>doi</c>, <c>mitre-atlas</c>, <c>cve</c>.</param>
public sealed record ExternalId(string Scheme, string Value, string? Edition = null, string? Url = null) : IComparable<ExternalId>
{
    public int CompareTo(ExternalId? other) => other is null ? 1
        : string.CompareOrdinal(Scheme, other.Scheme) is var scheme and not 0 ? scheme
        : string.CompareOrdinal(Value, other.Value) is var value and not 0 ? value
        : string.CompareOrdinal(Edition, other.Edition) is var edition and not 0 ? edition
        : string.CompareOrdinal(Url, other.Url);

    public static bool operator <(ExternalId left, ExternalId right) => left.CompareTo(right) < 0;
    public static bool operator >(ExternalId left, ExternalId right) => left.CompareTo(right) > 0;
    public static bool operator <=(ExternalId left, ExternalId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(ExternalId left, ExternalId right) => left.CompareTo(right) >= 0;
}
