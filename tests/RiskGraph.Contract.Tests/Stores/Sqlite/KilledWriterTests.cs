using System.Diagnostics;
using System.Globalization;
using System.Text;
using RiskGraph.Core.Checks;
using RiskGraph.Core.Export;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Contract.Tests.Stores.Sqlite;

/// <summary>A program that is killed while it writes leaves the store as it was after the last whole change set.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("riskgraph-killed");
    private readonly ManualTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.FullName, "killed.db");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    [InlineData(7, 2)]
    public async Task Killed_inside_a_change_set_nothing_of_it_is_there(int changeSet, int document)
    {
        await PrepareAsync(Database);
        var lines = await RunAsync(killAt: StoreWriter.Inside, Number(changeSet), Number(document));
        Assert.Equal(changeSet, lines.Count - 1);

        Assert.Equal(await UnkilledAsync(changeSet), await ReopenAsync());
        await AssertCompletesAsync();
    }

    [Theory]
    [InlineData("applied 0")]
    [InlineData("applied 3")]
    public async Task Killed_at_any_moment_whole_change_sets_are_there(string line)
    {
        await PrepareAsync(Database);
        // The program does not wait: it is somewhere after this line, in the middle of whatever comes next.
        var lines = await RunAsync(killAt: line);

        var export = await ReopenAsync();
        // It may have finished one more than it could say.
        Assert.Contains(export, new[] { await UnkilledAsync(lines.Count), await UnkilledAsync(Math.Min(lines.Count + 1, StoreWriter.ChangeSets)) });
        await AssertCompletesAsync();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Run again, it comes to what it would have come to without being killed.</summary>
    private async Task AssertCompletesAsync()
    {
        var lines = await RunAsync(killAt: null);
        Assert.Equal(StoreWriter.ChangeSets, lines.Count);
        Assert.Equal(await UnkilledAsync(StoreWriter.ChangeSets), await ReopenAsync());
    }

    private async Task PrepareAsync(string database)
    {
        await using var store = await SqliteGraphStore.OpenAsync(database, Sample.Catalogue, _time, Cancel);
        await StoreWriter.PrepareAsync(store, _time, Cancel);
    }

    /// <summary>The export of a store to which the first change sets were applied in peace.</summary>
    private async Task<string> UnkilledAsync(int changeSets)
    {
        var database = Path.Combine(_folder.FullName, $"unkilled-{Number(changeSets)}.db");
        if (!File.Exists(database)) await PrepareAsync(database);
        await using var store = await SqliteGraphStore.OpenAsync(database, Sample.Catalogue, _time, Cancel);
        await StoreWriter.ApplyFirstAsync(store, _time, changeSets, Cancel);
        return await ExportAsync(store);
    }

    /// <summary>The export of the store that was written to, in which the check finds no error.</summary>
    private async Task<string> ReopenAsync()
    {
        await using var store = await SqliteGraphStore.OpenAsync(Database, Sample.Catalogue, _time, Cancel);
        Assert.Empty(await new GraphCheck(Sample.Catalogue).RunAsync(store, Cancel).Where(f => f.Severity == Severity.Error).ToListAsync(Cancel));
        return await ExportAsync(store);
    }

    private static async Task<string> ExportAsync(SqliteGraphStore store)
    {
        using var bytes = new MemoryStream();
        await JsonLines.WriteAsync(store.ReadAllAsync(Cancel), bytes, Cancel);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Runs the program until it says a line, and kills it then; or to its end.</summary>
    /// <returns>The lines that it said.</returns>
    private async Task<List<string>> RunAsync(string? killAt, params string[] stop)
    {
        var program = Path.Combine(AppContext.BaseDirectory, typeof(StoreWriter).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program, [StoreWriter.Verb, Database, .. stop]) { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            lines.Add(line);
            if (line == killAt) process.Kill();
        }
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0 ? lines.Count == StoreWriter.ChangeSets : killAt is not null, $"It ended with {process.ExitCode} after {string.Join(", ", lines)}. {await errors}");
        return lines;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
