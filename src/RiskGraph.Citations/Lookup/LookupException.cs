namespace RiskGraph.Citations.Lookup;

/// <summary>What was asked cannot be looked up; the message says what to change.</summary>
public sealed class LookupException(string message) : FormatException(message);
