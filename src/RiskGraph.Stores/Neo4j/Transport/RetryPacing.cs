using System.Diagnostics;
using System.Security.Cryptography;

namespace RiskGraph.Stores.Neo4j.Transport;

/// <summary>How long one call has gone on trying, and how long it waits before the next try: longer each time, never in step with others.</summary>
internal sealed class RetryPacing
{
    private const int FirstDelay = 40;
    private const int LongestDelay = 2_000;

    private readonly long _start = Stopwatch.GetTimestamp();
    private int _tries;

    /// <returns>False when the next try would come later than <paramref name="patience"/> after the first.</returns>
    public async Task<bool> WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var most = Math.Min(LongestDelay, FirstDelay << Math.Min(_tries++, 10));
        var delay = RandomNumberGenerator.GetInt32(most / 2, most + 1);
        if (Stopwatch.GetElapsedTime(_start).TotalMilliseconds + delay > patience.TotalMilliseconds) return false;
        await Task.Delay(delay, cancellationToken);
        return true;
    }
}
