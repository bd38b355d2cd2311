namespace RiskGraph.Citations.Csl.Styles;

/// <summary>The formatting attributes of an element; null where the style is silent, so that what encloses it decides.</summary>
internal sealed record Format(string? Style = null, string? Variant = null, string? Weight = null, string? Decoration = null, string? Align = null)
{
    public static Format None { get; } = new();

    public bool IsNone => this == None;
}

/// <summary>Everything that may be set on any rendering element besides what it renders.</summary>
internal sealed record Look
{
    public static Look Plain { get; } = new();

    public Format Format { get; init; } = Format.None;
    public string Prefix { get; init; } = "";
    public string Suffix { get; init; } = "";
    public string? TextCase { get; init; }
    public string? Display { get; init; }
    public bool Quotes { get; init; }
    public bool StripPeriods { get; init; }

    public bool IsPlain => this == Plain;
}
