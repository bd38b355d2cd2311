using System.Diagnostics.Metrics;

namespace RiskGraph.Stores;

/// <summary>Counts the calls that a store answers: <c>store.calls</c> of the meter <c>RiskGraph.Store</c>, tagged with the method.</summary>
internal static class StoreMeter
{
    private static readonly Meter s_meter = new("RiskGraph.Store");
    private static readonly Counter<long> s_calls = s_meter.CreateCounter<long>("store.calls", "{call}", "Calls of IGraphStore");
    private static readonly Counter<long> s_unfinished = s_meter.CreateCounter<long>("store.unfinished", "{query}", "Queries that could not be stopped on the server after their caller gave up");

    public static void Count(string method) => s_calls.Add(1, new KeyValuePair<string, object?>("method", method));

    public static void CountUnfinished() => s_unfinished.Add(1);
}
