using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Changes;
using RiskGraph.Stores.Neo4j.Transport;
using Row = System.Collections.Generic.Dictionary<string, object?>;

namespace RiskGraph.Stores.Neo4j.Writing;

/// <summary>Plans a change set against what the database holds, and writes the plan whole, starting over where another writer came between.</summary>
internal sealed class ChangeSetWriter(Neo4jSession session, GraphCatalogue catalogue, TimeProvider time)
{
    /// <summary>The most rows of a change that is one statement; a larger one is written in pieces of one transaction.</summary>
    private const int MaxRows = 20_000;

    private const int RowsPerPiece = 10_000;

    /// <summary>About the most characters of one request.</summary>
    private const int MaxCharacters = 8_000_000;

    private const int MaxTries = 50;
    private static readonly TimeSpan s_transactionLimit = TimeSpan.FromMinutes(30);

    /// <exception cref="ChangeSetException">It refers to something that is not there.</exception>
    public async Task<Difference> ApplyAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var write = session.NextId();
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var (version, difference, plan) = await PlanAsync(changes, cancellationToken);
            if (difference.IsEmpty) return difference;
            if (await WriteAsync(write, version, 0, plan, cancellationToken) != ChangeStatement.Stale) return difference;
        }
        throw Busy();
    }

    public async Task<(long Version, Difference Difference, PlannedChanges Plan)> PlanAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<QueryRow>> Run(string statement, QueryParameters parameters) => session.ReadAsync(statement, parameters, cancellationToken);
        var known = new KnownGraph();
        var reader = new KnownGraphReader(Run, known);
        (var version, known.Sequence) = await KnownGraphReader.StateAsync(Run);
        await reader.ReadAsync(changes);
        var planner = new ChangePlanner(changes, catalogue, known, time.GetUtcNow());
        planner.Begin();
        await reader.TouchedAsync(planner.TouchedStatements);
        planner.Settle();
        await reader.TouchedAsync(planner.TouchedEntities);
        var (difference, plan) = planner.Finish();
        return (version, difference, plan);
    }

    /// <summary>Takes in records, whole or not at all.</summary>
    /// <returns>How many were new.</returns>
    /// <exception cref="ChangeSetException">One contradicts the catalogue or refers to one that is not there.</exception>
    public async Task<long> TakeInAsync(IReadOnlyList<GraphRecord> records, CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<QueryRow>> Run(string statement, QueryParameters parameters) => session.ReadAsync(statement, parameters, cancellationToken);
        var write = session.NextId();
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var (known, there) = (new KnownGraph(), new KnownRecords());
            (var version, known.Sequence) = await KnownGraphReader.StateAsync(Run);
            await new KnownRecordsReader(Run, known, there).ReadAsync(records);
            var (planner, reader) = (new RecordPlanner(records, catalogue, known, there, time.GetUtcNow()), new KnownGraphReader(Run, known));
            planner.Begin();
            await reader.TouchedAsync(planner.TouchedStatements);
            planner.Settle();
            await reader.TouchedAsync(planner.TouchedEntities);
            var plan = planner.Finish();
            if (planner.Added == 0 || await WriteAsync(write, version, known.Sequence, plan, cancellationToken) != ChangeStatement.Stale) return planner.Added;
        }
        throw Busy();
    }

    private StoreUnavailableException Busy() => new($"Other programs change the graph at {session.Settings.Uri} all the time. Let fewer write at once.");

    /// <param name="last">The number of the last change so far.</param>
    /// <returns>One of the words of <see cref="ChangeStatement"/>.</returns>
    private async Task<string> WriteAsync(string write, long version, long last, PlannedChanges plan, CancellationToken cancellationToken)
    {
        var rows = ChangeRows.Of(plan, catalogue);
        var head = new QueryParameters
        {
            ["write"] = write,
            ["version"] = version,
            ["sequence"] = plan.Changes.Select(c => c.Sequence).Append(last).Max(),
        };
        if (WholeOf(plan, rows) is { } whole)
        {
            foreach (var (name, value) in head) whole[name] = value;
            return (await session.WriteAsync(ChangeStatement.Text, whole, cancellationToken))[0].Text(0);
        }
        return await new PiecewiseWriter(session, write, s_transactionLimit).WriteAsync(async run =>
        {
            // The next piece is written out while the server works on this one.
            using var pieces = Pieces(rows).GetEnumerator();
            var next = Task.Run(() => Ahead(pieces), cancellationToken);
            try
            {
                var verdict = (await run(ChangeStatement.Begin, head))[0].Text(0);
                while (verdict == ChangeStatement.Made && await next is var (statement, written))
                {
                    next = Task.Run(() => Ahead(pieces), cancellationToken);
                    await run(statement, new() { ["rows"] = written });
                }
                return verdict;
            }
            finally
            {
                // What failed here comes out where it is awaited above; this only sees that nobody uses the pieces any more.
                await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }, cancellationToken);
    }

    private static (string Statement, WrittenRows Rows)? Ahead(IEnumerator<(string Statement, IReadOnlyList<Row> Rows)> pieces) =>
        pieces.MoveNext() ? (pieces.Current.Statement, QueryParameters.WriteAhead(pieces.Current.Rows)) : null;

    /// <summary>The parameters of a change that is one statement; null for one that is too large.</summary>
    private static QueryParameters? WholeOf(PlannedChanges plan, Dictionary<string, Func<IReadOnlyList<Row>>> rows)
    {
        if (plan.Rows > MaxRows) return null;
        var (whole, characters) = (new QueryParameters(), 0L);
        foreach (var name in ChangeStatement.Rows)
        {
            var list = rows[name]();
            characters += list.Sum(Characters);
            if (characters > MaxCharacters) return null;
            whole[name] = list;
        }
        return whole;
    }

    /// <summary>Cuts the rows into statements of one name each, and of one label or type, in the order in which they refer to each other.</summary>
    private static IEnumerable<(string Statement, IReadOnlyList<Row> Rows)> Pieces(Dictionary<string, Func<IReadOnlyList<Row>>> rows)
    {
        foreach (var name in ChangeStatement.Rows)
            foreach (var group in rows[name]().GroupBy(row => ChangeStatement.LabelIn(name, row), StringComparer.Ordinal))
            {
                var statement = ChangeStatement.Piece(name, group.Key);
                var (piece, characters) = (new List<Row>(), 0L);
                foreach (var row in group)
                {
                    var size = Characters(row);
                    if (piece.Count > 0 && (piece.Count == RowsPerPiece || characters + size > MaxCharacters))
                    {
                        yield return (statement, piece);
                        (piece, characters) = ([], 0);
                    }
                    piece.Add(row);
                    characters += size;
                }
                yield return (statement, piece);
            }
    }

    private static long Characters(object? value) => value switch
    {
        string text => text.Length + 3,
        Row row => row.Sum(p => p.Key.Length + 4 + Characters(p.Value)),
        IEnumerable<string> list => list.Sum(t => t.Length + 3),
        _ => 8,
    };
}
