namespace RiskGraph.Citations.Csl;

/// <summary>A style, locale or input that cannot be used. The message says where (line and column, or a path in the JSON), what is wrong and what to write instead.</summary>
public sealed class CslException : Exception
{
    public CslException(string message) : base(message) { }

    public CslException(string message, Exception inner) : base(message, inner) { }
}
