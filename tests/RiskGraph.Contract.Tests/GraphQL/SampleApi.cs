using RiskGraph.Core.Catalogue;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>The API over <see cref="SampleGraph"/>, opened once for a class of tests that only read.</summary>
public sealed class SampleApi : IAsyncLifetime
{
    internal GraphApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await GraphApi.OpenAsync(CatalogueReader.BuiltIn(), CancellationToken.None, SampleGraph.Changes);

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
