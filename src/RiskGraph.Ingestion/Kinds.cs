namespace RiskGraph.Ingestion;

/// <summary>The kinds that ingestion has rules for. A catalogue may lack some: then the rules give nothing for them; or have more: those come from front matter and the vocabulary.</summary>
internal static class Kinds
{
    public const string Audience = "Audience";
    public const string Benchmark = "Benchmark";
    public const string Control = "Control";
    public const string Document = "Document";
    public const string Incident = "Incident";
    public const string Observation = "Observation";
    public const string Organization = "Organization";
    public const string Principle = "Principle";
    public const string Regulation = "Regulation";
    public const string Report = "Report";
    public const string Risk = "Risk";
    public const string System = "System";
    public const string Topic = "Topic";

    /// <summary>Things that are published and say something.</summary>
    public static bool IsWork(string kind) => kind is Report or Regulation or Benchmark;
}
