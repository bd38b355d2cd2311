using System.Diagnostics;
using System.Globalization;

namespace RiskGraph.Benchmarks;

/// <summary>Times one thing many times and prints a row: median, 99th percentile, slowest, allocation.</summary>
internal static class Measure
{
    public static void PrintHeader() => Console.WriteLine($"{"",-52}{"p50 ms",10}{"p99 ms",10}{"max ms",10}{"KB/call",10}");

    /// <param name="repeats">After <paramref name="warmUp"/> calls that do not count.</param>
    public static async Task RunAsync(string name, Func<int, Task> once, int repeats = 200, int warmUp = 20)
    {
        for (var i = 0; i < warmUp; i++) await once(i);
        var times = new double[repeats];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await once(i);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1024.0 / repeats;
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-52}{At(times, 0.5),10:0.000}{At(times, 0.99),10:0.000}{times[^1],10:0.000}{allocated,10:0.0}"));
    }

    /// <summary>Times two things that take turns, so that whatever else the machine does falls on both: median of each, and their ratio.</summary>
    public static async Task CompareAsync(string name, Func<Task> ours, Func<Task> bare, int repeats = 60, int warmUp = 10)
    {
        var (mine, other) = (new double[repeats], new double[repeats]);
        for (var i = -warmUp; i < repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ours();
            var middle = Stopwatch.GetTimestamp();
            await bare();
            if (i >= 0) (mine[i], other[i]) = (Stopwatch.GetElapsedTime(start, middle).TotalMilliseconds, Stopwatch.GetElapsedTime(middle).TotalMilliseconds);
        }
        Array.Sort(mine);
        Array.Sort(other);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-52}{At(mine, 0.5),10:0.00}{At(other, 0.5),10:0.00}{At(mine, 0.5) / At(other, 0.5),10:0.00}"));
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(share * sorted.Length) - 1)];
}
