using System.CommandLine;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
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

    public void AddTo(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Catalogue);
        command.Options.Add(Json);
    }

    /// <exception cref="CatalogueException">The catalogue has a mistake.</exception>
    public GraphCatalogue ReadCatalogue(ParseResult arguments) =>
        arguments.GetValue(Catalogue) is { } path ? CatalogueReader.ReadFile(path) : CatalogueReader.BuiltIn();

    /// <exception cref="StoreUnavailableException">The folder or the database in it cannot be used.</exception>
    public async Task<IGraphStore> OpenStoreAsync(ParseResult arguments, GraphCatalogue catalogue, CancellationToken cancellationToken) =>
        await SqliteGraphStore.OpenAsync(DatabasePath(arguments), catalogue, TimeProvider.System, cancellationToken);

    public string DatabasePath(ParseResult arguments) => Path.Combine(arguments.GetRequiredValue(Data), "riskgraph.db");
}
