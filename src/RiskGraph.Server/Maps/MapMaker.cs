using Microsoft.Net.Http.Headers;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.Server.Http;

namespace RiskGraph.Server.Maps;

/// <summary>
/// Makes the map when it is first asked for, and anew when the graph has changed since; at most one at a time, away from the
/// requests that wait for it. The newest is kept in memory.
/// </summary>
/// <param name="limit">The most entities of the map.</param>
internal sealed partial class MapMaker(GraphCatalogue catalogue, IGraphStore store, int limit, ILogger<MapMaker> logger) : IAsyncDisposable
{
    /// <summary>The share of the work that reading is, roughly.</summary>
    private const double Reading = 0.3;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Work? _work;

    /// <summary>The work that leads to the newest map, done or under way. One that is under way is not begun anew because the graph changes meanwhile, so that a graph that always changes is shown too.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<Work> AskAsync(CancellationToken cancellationToken)
    {
        var version = await store.VersionAsync(cancellationToken);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
            if (_work is { Map.IsCompleted: false }) return _work;
            if (_work is { Map.IsCompletedSuccessfully: true } && _work.Map.Result.Version == version) return _work;
            var progress = new Share();
            return _work = new(Task.Run(() => MakeAsync(progress, _stopping.Token), CancellationToken.None), progress);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task? last;
        lock (_lock)
        {
            _stopping.Cancel();
            last = _work?.Map;
        }
        // How it ends was told to those who waited for it.
        if (last is not null) await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task<PrintedMap> MakeAsync(Share progress, CancellationToken cancellationToken)
    {
        var content = await new MapReader(catalogue, store, limit).ReadAsync(progress.Part(0, Reading), cancellationToken);
        var map = MapDrawing.Draw(catalogue, content, progress.Part(Reading, 1), cancellationToken);
        var json = MapJson.Write(map, catalogue);
        LogMade(map.Nodes.Count, map.Edges.Count);
        return new(map.Version, json, ContentTag.Of(json));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The map is made: {Nodes} entities, {Edges} edges")]
    private partial void LogMade(int nodes, int edges);

    public sealed record Work(Task<PrintedMap> Map, Share Progress);

    /// <summary>How much is done, from 0 to 1.</summary>
    public sealed class Share
    {
        private double _value;

        public double Value => Volatile.Read(ref _value);

        public IProgress<double> Part(double from, double to) => new Section(this, from, to);

        private sealed class Section(Share whole, double from, double to) : IProgress<double>
        {
            public void Report(double value) => Volatile.Write(ref whole._value, from + (to - from) * Math.Clamp(value, 0, 1));
        }
    }
}

/// <param name="Json">As in <see cref="MapJson"/>.</param>
internal sealed record PrintedMap(string Version, byte[] Json, EntityTagHeaderValue Tag);
