using System.CommandLine;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Server.Settings;

/// <summary>The options that every command has. Each can also be set by the environment; the option wins.</summary>
internal sealed class CommonOptions
{
    public Option<string> Data { get; } = new("--data", "-d")
    {
        Description = "Folder of the embedded store [RISKGRAPH_DATA, default data]",
        HelpName = "DIR",
        DefaultValueFactory = _ => Setting.Text("RISKGRAPH_DATA") ?? "data",
    };

    public Option<string?> Catalogue { get; } = new("--catalogue")
    {
        Description = "Catalogue of kinds and predicates to use instead of the built-in one [RISKGRAPH_CATALOGUE]",
        HelpName = "FILE",
        DefaultValueFactory = _ => Setting.Text("RISKGRAPH_CATALOGUE"),
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Write the result as JSON, for scripts [RISKGRAPH_JSON]",
        DefaultValueFactory = _ => Setting.Flag("RISKGRAPH_JSON"),
    };

    private readonly Neo4jOptions _neo4j = new();

    /// <summary>Which store: <c>sqlite</c> or <c>neo4j</c>.</summary>
    public Option<string> Store { get; } = new("--store")
    {
        Description = "Store to use: sqlite (embedded, in --data) or neo4j (a server) [RISKGRAPH_STORE, default sqlite]",
        HelpName = "sqlite|neo4j",
        DefaultValueFactory = _ => Setting.Text("RISKGRAPH_STORE") ?? StoreAddress.Sqlite,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(Store);
        AddPlacesTo(command);
    }

    /// <summary>All but which store, for a command that names its stores otherwise.</summary>
    public void AddPlacesTo(Command command)
    {
        command.Options.Add(Data);
        _neo4j.AddTo(command);
        command.Options.Add(Catalogue);
        command.Options.Add(Json);
    }

    /// <exception cref="CatalogueException">The catalogue has a mistake.</exception>
    public GraphCatalogue ReadCatalogue(ParseResult arguments) =>
        arguments.GetValue(Catalogue) is { } path ? CatalogueReader.ReadFile(path) : CatalogueReader.BuiltIn();

    /// <summary>As <see cref="OpenStoreAsync(ParseResult, GraphCatalogue, CancellationToken)"/>, but a server need not be up yet: it is looked for at each call.</summary>
    public async Task<IGraphStore> CreateStoreAsync(ParseResult arguments, GraphCatalogue catalogue, CancellationToken cancellationToken) => StoreAddress.Parse(arguments.GetRequiredValue(Store)) is { Kind: StoreAddress.Neo4j } address
        ? Neo4jGraphStore.Create(_neo4j.Read(arguments, address.Place), catalogue, TimeProvider.System)
        : await OpenStoreAsync(arguments, catalogue, cancellationToken);

    /// <exception cref="StoreUnavailableException">The folder, the database in it or the server cannot be used.</exception>
    public Task<IGraphStore> OpenStoreAsync(ParseResult arguments, GraphCatalogue catalogue, CancellationToken cancellationToken) =>
        OpenStoreAsync(arguments, StoreAddress.Parse(arguments.GetRequiredValue(Store)), catalogue, cancellationToken);

    /// <exception cref="StoreUnavailableException">The folder, the database in it or the server cannot be used.</exception>
    public async Task<IGraphStore> OpenStoreAsync(ParseResult arguments, StoreAddress address, GraphCatalogue catalogue, CancellationToken cancellationToken) => address.Kind == StoreAddress.Neo4j
        ? await Neo4jGraphStore.OpenAsync(_neo4j.Read(arguments, address.Place), catalogue, TimeProvider.System, cancellationToken)
        : await SqliteGraphStore.OpenAsync(address.Place is { } folder ? Path.Combine(folder, FileName) : DatabasePath(arguments), catalogue, TimeProvider.System, cancellationToken);

    private const string FileName = "riskgraph.db";

    public string DatabasePath(ParseResult arguments) => Path.Combine(arguments.GetRequiredValue(Data), FileName);
}
