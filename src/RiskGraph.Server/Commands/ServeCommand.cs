using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion;
using RiskGraph.Server.Http;
using RiskGraph.Server.Settings;
using RiskGraph.Stores.Neo4j;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph serve</c>, which is also what the program does when it is given no command.</summary>
internal static class ServeCommand
{
    private const string Query = "{ search(query: \"information pollution\", first: 3) { edges { matchedOn node { ... on Entity { id name } } } } stats { entities statements } }";

    public static Command Create()
    {
        var command = new Command("serve", "Serve the graph by GraphQL. The default, when no command is given; its help has the limits on requests too");
        SetUp(command, hideLimits: false);
        return command;
    }

    public static void SetUp(Command command, bool hideLimits)
    {
        var (common, options) = (new CommonOptions(), new ServeOptions());
        common.AddTo(command);
        options.AddTo(command, hideLimits);
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            var (settings, asJson) = (options.Read(arguments), arguments.GetValue(common.Json));
            var catalogue = common.ReadCatalogue(arguments);
            await using var store = await common.CreateStoreAsync(arguments, catalogue, cancellationToken);
            await using var preparation = new StorePreparation(token => PrepareAsync(store, arguments.GetValue(options.NoSeed) ? null : new(catalogue, store, TimeProvider.System), token));
            await preparation.BeginAsync(mayBeLate: store is Neo4jGraphStore, cancellationToken);
            await using var app = GraphServer.Build(settings, catalogue, store, TimeProvider.System);
            try
            {
                await app.StartAsync(cancellationToken);
            }
            catch (Exception e) when (e is SocketException or IOException { InnerException: AddressInUseException or SocketException })
            {
                Console.Error.WriteLine($"riskgraph: {string.Join(", ", settings.Urls)} cannot be listened on ({(e.InnerException ?? e).Message}). Stop what uses it, or choose another address with --urls or ASPNETCORE_URLS.");
                return ExitCode.Unavailable;
            }
            Announce(app.Urls, asJson);
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Success;
        });
    }

    /// <summary>All of it or nothing: a store that is stopped half way is empty again, and gets it at the next start.</summary>
    /// <param name="seeder">Null where the store stays as it is; that it answers is found out all the same.</param>
    private static async Task PrepareAsync(IGraphStore store, Ingestor? seeder, CancellationToken cancellationToken)
    {
        var isEmpty = (await store.DocumentsAsync(new DocumentQuery(null, new(First: 1)), cancellationToken)).Edges.Count == 0;
        var folder = Path.Combine(AppContext.BaseDirectory, "seed-data");
        if (!isEmpty || seeder is null || !Directory.Exists(folder)) return;
        Console.Error.WriteLine("The store is empty: taking in the seed data …");
        var report = await seeder.RunAsync([folder], new() { Tool = "riskgraph serve", BatchSize = int.MaxValue }, null, cancellationToken);
        foreach (var problem in report.Problems) Console.Error.WriteLine(problem);
        Console.Error.WriteLine($"Took in {report.Count(DocumentOutcome.Added)} documents.");
    }

    private static void Announce(ICollection<string> urls, bool asJson)
    {
        // What stands for every address is none that a browser can open.
        string[] shown = [.. urls.Select(url => url.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal))];
        if (asJson)
        {
            Console.WriteLine($$"""{"urls":[{{string.Join(',', shown.Select(url => $"\"{JsonEncodedText.Encode(url)}\""))}}]}""");
            return;
        }
        foreach (var url in shown)
        {
            Console.WriteLine($"""
                RiskGraph listens on {url}
                  Explorer  {url}/
                  GraphQL   {url}/graphql
                  GraphiQL  {url}/graphiql
                  Schema    {url}/graphql/schema.graphql
                """);
        }
        Console.WriteLine($$"""
            Try:
              curl -s {{shown[0]}}/graphql -H 'Content-Type: application/json' -d '{"query":"{{JsonEncodedText.Encode(Query, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}}"}'
            Stop with Ctrl+C.
            """);
    }
}
