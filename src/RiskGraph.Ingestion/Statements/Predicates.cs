namespace RiskGraph.Ingestion.Statements;

/// <summary>The predicates that ingestion has rules for. One that the catalogue lacks is left out when the document is put together.</summary>
internal static class Predicates
{
    public const string Addresses = "ADDRESSES";
    public const string Affects = "AFFECTS";
    public const string AuthoredBy = "AUTHORED_BY";
    public const string Cites = "CITES";
    public const string Contradicts = "CONTRADICTS";
    public const string Date = "DATE";
    public const string Describes = "DESCRIBES";
    public const string DerivedFrom = "DERIVED_FROM";
    public const string DevelopedBy = "DEVELOPED_BY";
    public const string Evaluates = "EVALUATES";
    public const string Exemplifies = "EXEMPLIFIES";
    public const string HasTopic = "HAS_TOPIC";
    public const string Indicates = "INDICATES";
    public const string IntendedFor = "INTENDED_FOR";
    public const string Involves = "INVOLVES";
    public const string IssuedBy = "ISSUED_BY";
    public const string Materialises = "MATERIALISES";
    public const string MeasuredBy = "MEASURED_BY";
    public const string Measures = "MEASURES";
    public const string Mentions = "MENTIONS";
    public const string Mitigates = "MITIGATES";
    public const string ObservedIn = "OBSERVED_IN";
    public const string ObservedOn = "OBSERVED_ON";
    public const string PublishedBy = "PUBLISHED_BY";
    public const string Recommends = "RECOMMENDS";
    public const string ReportedBy = "REPORTED_BY";
    public const string StatedIn = "STATED_IN";
    public const string States = "STATES";
    public const string Summarises = "SUMMARISES";
    public const string Value = "VALUE";
}
