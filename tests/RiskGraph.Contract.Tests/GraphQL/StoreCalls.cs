using System.Diagnostics.Metrics;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>The calls that stores answer for whoever asks in this flow of control, read from the meter that operators see.</summary>
internal static class StoreCalls
{
    private static readonly AsyncLocal<List<string>?> s_counted = new();
    private static readonly MeterListener s_listener = Listen();

    /// <returns>The methods that were called, in order of their names.</returns>
    public static async Task<IReadOnlyList<string>> CountAsync(Func<Task> ask)
    {
        GC.KeepAlive(s_listener);
        var calls = s_counted.Value = [];
        await ask();
        s_counted.Value = null;
        lock (calls) return [.. calls.Order(StringComparer.Ordinal)];
    }

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Meter.Name: "RiskGraph.Store", Name: "store.calls" }) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (s_counted.Value is not { } calls) return;
            foreach (var (name, value) in tags)
                if (name == "method")
                    lock (calls) calls.Add((string)value!);
        });
        listener.Start();
        return listener;
    }
}
