using System.Globalization;
using RiskGraph.Core.Checks;
using RiskGraph.Core.Export;
using RiskGraph.Ingestion;

namespace RiskGraph.Server.Commands;

/// <summary>What a run of <c>riskgraph ingest</c> says at its end.</summary>
internal static class IngestReportText
{
    public static string Plain(IngestReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        {report.Count(DocumentOutcome.Added)} added, {report.Count(DocumentOutcome.Changed)} changed, {report.Count(DocumentOutcome.Unchanged)} unchanged, {report.Count(DocumentOutcome.Failed)} failed.
        They name {Number(report.Entities, "entity", "entities")}, assert {Number(report.Statements, "statement", "statements")} and propose {Number(report.Proposals, "more", "more")}; {Number(Errors(report), "error", "errors")}, {Number(report.Problems.Count - Errors(report), "warning", "warnings")}.
        """);

    /// <summary>
    /// One line: <c>{"dryRun", "documents": {"added", "changed", "unchanged", "failed"}, "entities", "statements", "proposals",
    /// "problems": {"errors", "warnings"}, "changes": [{"record", "action", "count"}]}</c>. The problems themselves go to standard error.
    /// </summary>
    public static string Json(IngestReport report) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("dryRun", report.DryRun);
        json.WriteStartObject("documents");
        foreach (var outcome in Enum.GetValues<DocumentOutcome>()) json.WriteNumber(outcome.ToString().ToLowerInvariant(), report.Count(outcome));
        json.WriteEndObject();
        json.WriteNumber("entities", report.Entities);
        json.WriteNumber("statements", report.Statements);
        json.WriteNumber("proposals", report.Proposals);
        json.WriteStartObject("problems");
        json.WriteNumber("errors", Errors(report));
        json.WriteNumber("warnings", report.Problems.Count - Errors(report));
        json.WriteEndObject();
        ChangeCountsJson.Write(json, report.Changes);
        json.WriteEndObject();
    });

    private static int Errors(IngestReport report) => report.Problems.Count(p => p.Severity == Severity.Error);

    private static string Number(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
