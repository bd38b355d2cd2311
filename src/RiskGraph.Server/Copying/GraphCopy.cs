using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Server.Copying;

/// <summary>How far a copy has come.</summary>
/// <param name="Read">Records of the source that are dealt with.</param>
/// <param name="Added">Those that were new in the target.</param>
internal sealed record CopyProgress(long Read, long Added);

/// <summary>
/// Copies a graph in bits that hold together, each written whole: statements go with all their evidence and reviews, without
/// which a store does not take them. A copy that was broken off goes on when it is run again, since what is there stays.
/// </summary>
internal sealed class GraphCopy(IGraphStore source, IGraphStore target)
{
    private const int RecordsPerBit = 5_000;
    private const int StatementsPerBit = 2_000;

    private readonly List<GraphRecord> _bit = [];
    private readonly List<Statement> _statements = [];
    private readonly Dictionary<string, List<GraphRecord>> _evidence = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<GraphRecord>> _reviews = new(StringComparer.Ordinal);
    private long _read, _added;

    /// <param name="report">Called after each bit.</param>
    public async Task<CopyProgress> RunAsync(Action<CopyProgress> report, CancellationToken cancellationToken)
    {
        var rest = new List<GraphRecord>();
        await foreach (var record in source.ReadAllAsync(cancellationToken))
        {
            switch (record)
            {
                case GraphRecord.OfStatement { Statement: var statement }: _statements.Add(statement); break;
                case GraphRecord.OfEvidence { Evidence: var evidence }: Put(_evidence, evidence.Statement, record); break;
                case GraphRecord.OfReview { Review: var review }: Put(_reviews, review.Statement, record); break;
                // They may lead to an entity that only a statement keeps, and the history comes last.
                case GraphRecord.OfMention or GraphRecord.OfRedirect or GraphRecord.OfChange: rest.Add(record); break;
                default:
                    _bit.Add(record);
                    if (_bit.Count >= RecordsPerBit) await WriteAsync(report, cancellationToken);
                    break;
            }
        }
        await WriteAsync(report, cancellationToken);
        foreach (var statements in _statements.Chunk(StatementsPerBit))
        {
            foreach (var statement in statements)
            {
                _bit.Add(new GraphRecord.OfStatement(statement));
                _bit.AddRange(_evidence.GetValueOrDefault(statement.Id) ?? []);
                _bit.AddRange(_reviews.GetValueOrDefault(statement.Id) ?? []);
            }
            await WriteAsync(report, cancellationToken);
        }
        foreach (var records in rest.Chunk(RecordsPerBit))
        {
            _bit.AddRange(records);
            await WriteAsync(report, cancellationToken);
        }
        return new(_read, _added);
    }

    private static void Put(Dictionary<string, List<GraphRecord>> records, string statement, GraphRecord record)
    {
        if (!records.TryGetValue(statement, out var list)) records.Add(statement, list = []);
        list.Add(record);
    }

    private async Task WriteAsync(Action<CopyProgress> report, CancellationToken cancellationToken)
    {
        if (_bit.Count == 0) return;
        _added += await target.WriteAllAsync(_bit.ToAsyncEnumerable(), cancellationToken);
        _read += _bit.Count;
        _bit.Clear();
        report(new(_read, _added));
    }
}
