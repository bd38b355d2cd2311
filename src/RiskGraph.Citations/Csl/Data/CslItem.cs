namespace RiskGraph.Citations.Csl.Data;

/// <summary>One source, as CSL-JSON describes it. Variables without a value are absent.</summary>
public sealed class CslItem
{
    public required string Id { get; init; }

    /// <summary>A CSL type such as <c>book</c>; empty when the data names none.</summary>
    public string Type { get; init; } = "";

    /// <summary>Text and number variables, with their rich text markup as written.</summary>
    public IReadOnlyDictionary<string, string> Text { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, IReadOnlyList<CslName>> Names { get; init; } = new Dictionary<string, IReadOnlyList<CslName>>();

    public IReadOnlyDictionary<string, CslDate> Dates { get; init; } = new Dictionary<string, CslDate>();
}
