using System.Diagnostics;
using System.Globalization;
using System.Text;
using RiskGraph.Core.Catalogue;
using RiskGraph.Ingestion;

namespace RiskGraph.Benchmarks;

/// <summary>Reads summaries on one thread, before any storage: documents and megabytes a second, and what one takes.</summary>
internal static class IngestionBenchmark
{
    private const int WarmUpRounds = 40;
    private const int Rounds = 60;

    /// <param name="folder">Of markdown files; each is read into memory before the clock starts.</param>
    public static void Run(string folder)
    {
        var sources = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => SourceText.Of(path, File.ReadAllText(path))).ToList();
        if (sources.Count == 0) throw new ArgumentException($"{folder} has no .md files.", nameof(folder));
        var pipeline = new IngestionPipeline(CatalogueReader.BuiltIn());
        var (statements, bytes) = (0, sources.Sum(s => Encoding.UTF8.GetByteCount(s.Text)));
        for (var i = 0; i < WarmUpRounds; i++) statements = sources.Sum(s => pipeline.Run(s, KnownNames.None).Content?.Statements.Count ?? 0);

        var times = new List<double>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var cpu = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Rounds; i++)
            foreach (var source in sources)
            {
                var start = Stopwatch.GetTimestamp();
                pipeline.Run(source, KnownNames.None);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        var (seconds, cpuSeconds, allocated) = (times.Sum() / 1000, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - before);
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {sources.Count} documents, {bytes / 1024} KB, {statements} statements
            {times.Count / seconds:0} documents/s, {Rounds * bytes / 1e6 / seconds:0.00} MB/s by the clock; {times.Count / cpuSeconds:0} documents a second of processor time
            p50 {times[times.Count / 2]:0.00} ms, p99 {times[times.Count * 99 / 100]:0.00} ms, {allocated / times.Count / 1024} KB allocated a document
            """));
    }
}
