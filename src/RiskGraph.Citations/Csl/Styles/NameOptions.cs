namespace RiskGraph.Citations.Csl.Styles;

/// <summary>The inheritable options of names; null where this level is silent.</summary>
internal sealed record NameOptions
{
    public static NameOptions None { get; } = new();

    public string? And { get; init; }
    public string? Delimiter { get; init; }
    public string? DelimiterPrecedesEtAl { get; init; }
    public string? DelimiterPrecedesLast { get; init; }
    public int? EtAlMin { get; init; }
    public int? EtAlUseFirst { get; init; }
    public int? EtAlSubsequentMin { get; init; }
    public int? EtAlSubsequentUseFirst { get; init; }
    public bool? EtAlUseLast { get; init; }
    public string? Form { get; init; }
    public bool? Initialize { get; init; }
    public string? InitializeWith { get; init; }
    public string? NameAsSortOrder { get; init; }
    public string? SortSeparator { get; init; }
    public string? NamesDelimiter { get; init; }

    /// <summary>These options where set, and those of <paramref name="outer"/> where not.</summary>
    public NameOptions Over(NameOptions outer) => new()
    {
        And = And ?? outer.And,
        Delimiter = Delimiter ?? outer.Delimiter,
        DelimiterPrecedesEtAl = DelimiterPrecedesEtAl ?? outer.DelimiterPrecedesEtAl,
        DelimiterPrecedesLast = DelimiterPrecedesLast ?? outer.DelimiterPrecedesLast,
        EtAlMin = EtAlMin ?? outer.EtAlMin,
        EtAlUseFirst = EtAlUseFirst ?? outer.EtAlUseFirst,
        EtAlSubsequentMin = EtAlSubsequentMin ?? outer.EtAlSubsequentMin,
        EtAlSubsequentUseFirst = EtAlSubsequentUseFirst ?? outer.EtAlSubsequentUseFirst,
        EtAlUseLast = EtAlUseLast ?? outer.EtAlUseLast,
        Form = Form ?? outer.Form,
        Initialize = Initialize ?? outer.Initialize,
        InitializeWith = InitializeWith ?? outer.InitializeWith,
        NameAsSortOrder = NameAsSortOrder ?? outer.NameAsSortOrder,
        SortSeparator = SortSeparator ?? outer.SortSeparator,
        NamesDelimiter = NamesDelimiter ?? outer.NamesDelimiter,
    };
}
