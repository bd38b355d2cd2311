using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Changes;
using RiskGraph.Stores.Neo4j.Transport;
using Row = System.Collections.Generic.Dictionary<string, object?>;

namespace RiskGraph.Stores.Neo4j.Writing;

/// <summary>Plans a change set against what the database holds, and writes the plan whole, starting over where another writer came between.</summary>
internal sealed class ChangeSetWriter(Neo4jSession session, GraphCatalogue catalogue, TimeProvider time)
{
    /// <summary>The most rows that go into one statement; more are written in pieces of one transaction.</summary>
    private const int MaxRows = 100_000;

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
        var pieces = Pieces(rows);
        var sequence = plan.Changes.Select(c => c.Sequence).Append(last).Max();
        if (pieces.Count == 1) return (await session.WriteAsync(ChangeStatement.Text, First(pieces[0]), cancellationToken))[0].Text(0);
        return await new PiecewiseWriter(session, write, s_transactionLimit).WriteAsync(async run =>
        {
            var verdict = (await run(ChangeStatement.Text, First(pieces[0])))[0].Text(0);
            if (verdict != ChangeStatement.Made) return verdict;
            foreach (var piece in pieces.Skip(1)) await run(ChangeStatement.Piece, piece);
            return verdict;
        }, cancellationToken);

        QueryParameters First(QueryParameters piece)
        {
            piece["write"] = write;
            piece["version"] = version;
            piece["sequence"] = sequence;
            return piece;
        }
    }

    /// <summary>Cuts the rows into parameters for one statement each, in the order in which they refer to each other.</summary>
    internal static List<QueryParameters> Pieces(Dictionary<string, IReadOnlyList<Row>> rows)
    {
        var pieces = new List<QueryParameters>();
        var (count, characters) = (0, 0L);
        List<Row>? list = null;
        foreach (var name in ChangeStatement.Rows)
        {
            list = null;
            foreach (var row in rows[name])
            {
                var size = Characters(row);
                if (pieces.Count == 0 || count >= MaxRows || characters + size > MaxCharacters)
                {
                    pieces.Add(Empty());
                    (count, characters, list) = (0, 0, null);
                }
                if (list is null) pieces[^1][name] = list = [];
                list.Add(row);
                (count, characters) = (count + 1, characters + size);
            }
        }
        if (pieces.Count == 0) pieces.Add(Empty());
        return pieces;
        static QueryParameters Empty()
        {
            var parameters = new QueryParameters();
            foreach (var name in ChangeStatement.Rows) parameters[name] = Array.Empty<Row>();
            return parameters;
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
