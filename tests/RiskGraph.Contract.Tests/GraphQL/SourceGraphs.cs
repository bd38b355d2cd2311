using RiskGraph.Contract.Tests.Taxonomies;
using RiskGraph.Core.Catalogue;
using RiskGraph.Ingestion;
using RiskGraph.Ingestion.Taxonomies;
using RiskGraph.Ingestion.Taxonomies.Importing;
using RiskGraph.Ingestion.Taxonomies.Joining;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>The API over the small files of all sources, joined; opened once for a class of tests.</summary>
public sealed class SmallGraph : IAsyncLifetime
{
    internal GraphApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Api = await GraphApi.OpenAsync(SmallSources.Catalogue, CancellationToken.None);
        // The newer edition of ATLAS would replace the one that the questions are about.
        foreach (var name in SmallSources.Names.Where(n => n != "atlas-latest"))
            await new TaxonomyImporter(Api.Store, TimeProvider.System).RunAsync(SmallSources.Reader(name), SmallSources.Input(name), new(), null, CancellationToken.None);
        await new EntityJoiner(Api.Store, SmallSources.Catalogue, TimeProvider.System).RunAsync(new(), EntityJoiner.DefaultThreshold, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}

/// <summary>Tests that read the publishers' real files share one graph of them, which takes a while to make.</summary>
[CollectionDefinition(nameof(RealGraph))]
public sealed class RealGraphTests : ICollectionFixture<RealGraph>;

/// <summary>The API over the publishers' real files of all sources and the summaries of this repository, joined; empty where they are not there.</summary>
public sealed class RealGraph : IAsyncLifetime
{
    internal GraphApi Api { get; private set; } = null!;

    /// <summary>What each import told, by source.</summary>
    internal Dictionary<string, ImportReport> Reports { get; } = [];

    internal JoinReport? Join { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var catalogue = CatalogueReader.BuiltIn();
        Api = await GraphApi.OpenAsync(catalogue, CancellationToken.None);
        if (SharedData.Counts is null) return;
        foreach (var source in TaxonomySources.All)
            Reports[source.Name] = await new TaxonomyImporter(Api.Store, TimeProvider.System).RunAsync(source, SharedData.Open(source.Name), new(), null, CancellationToken.None);
        await new Ingestor(catalogue, Api.Store, TimeProvider.System).RunAsync([Path.Combine(Repository.Root, "seed-data", "documents")], new(), null, CancellationToken.None);
        Join = await new EntityJoiner(Api.Store, catalogue, TimeProvider.System).RunAsync(new(), EntityJoiner.DefaultThreshold, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
