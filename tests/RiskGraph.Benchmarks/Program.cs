using System.Globalization;
using RiskGraph.Benchmarks;
using RiskGraph.Benchmarks.Retrieval;

// Timings belong here and in no test. Run with -c Release; every figure is of one run on one machine.
switch (args)
{
    case ["graph", .. var sizes]:
        await GraphBenchmark.RunAsync(Number(sizes, 0, 100_000), Number(sizes, 1, 500_000));
        return 0;
    case ["graphql", .. var sizes]:
        await ApiBenchmark.RunAsync(Number(sizes, 0, 100_000), Number(sizes, 1, 500_000));
        return 0;
    case ["views", .. var sizes]:
        await ViewsBenchmark.RunAsync(Number(sizes, 0, 10_000), Number(sizes, 1, 30_000), "src/explorer/queries");
        return 0;
    case ["neo4j", var uri, .. var sizes]:
        await Neo4jBenchmark.RunAsync(uri, Number(sizes, 0, 100_000), Number(sizes, 1, 500_000));
        return 0;
    case ["ingest", .. var folder]:
        IngestionBenchmark.Run(folder is [var path] ? path : "seed-data/documents");
        return 0;
    case ["retrieval", .. var rest]:
        await RetrievalBenchmark.RunAsync(isTuning: rest is ["tune"]);
        return 0;
    case ["guard"]:
        await GuardBenchmark.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/RiskGraph.Benchmarks -- graph|graphql|views [ENTITIES [STATEMENTS]], neo4j URI [ENTITIES [STATEMENTS]], ingest [FOLDER], retrieval [tune] or guard");
        return 2;
}

static int Number(string[] sizes, int at, int otherwise) => sizes.Length > at ? int.Parse(sizes[at], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
