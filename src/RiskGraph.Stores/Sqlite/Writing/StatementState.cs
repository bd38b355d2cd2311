using RiskGraph.Core.Model;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>What a statement's live evidence and its reviews make of it.</summary>
internal static class StatementState
{
    /// <summary>Before anybody has reviewed it.</summary>
    public static StatementStatus StatusOf(double confidence) => confidence < Statement.AssertionBar ? StatementStatus.Proposed : StatementStatus.Unreviewed;

    /// <summary>The statement with the confidence, status and end that it now has.</summary>
    /// <param name="now">When it ends, where it just has.</param>
    public static Statement Of(SqlSession session, Statement statement, DateTimeOffset now)
    {
        var strongest = session.Scalar("SELECT max(v.confidence) FROM evidence AS v WHERE v.statement = $0 AND v.superseded_at IS NULL", statement.Id) as double?;
        if (strongest is not { } confidence)
            return statement.Status == StatementStatus.Retracted ? statement : statement with { Confidence = 0, Status = StatementStatus.Retracted, SupersededAt = now };
        var reviewed = session.Scalar("SELECT r.status FROM review AS r WHERE r.statement = $0 ORDER BY r.at DESC, r.reviewer DESC LIMIT 1", statement.Id) as long?;
        var status = reviewed is { } word ? (StatementStatus)word : StatusOf(confidence);
        return statement with { Confidence = confidence, Status = status, SupersededAt = null };
    }
}
