using RiskGraph.Core.Checks;

namespace RiskGraph.Ingestion;

/// <summary>Something in a file that a person should put right.</summary>
/// <param name="Line">From 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">From 1; 0 when the file as a whole is meant.</param>
/// <param name="Severity">Error: the file was not taken in. Warning: it was, without what is named here.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record Problem(string File, int Line, int Column, Severity Severity, string Message)
{
    public override string ToString() =>
        $"{(Line == 0 ? File : $"{File}:{Line}:{Column}")}: {(Severity == Severity.Error ? "error" : "warning")}: {Message}";
}
