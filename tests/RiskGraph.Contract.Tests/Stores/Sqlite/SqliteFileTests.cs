using Microsoft.Data.Sqlite;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Contract.Tests.Stores.Sqlite;

/// <summary>What the embedded store does with files that it cannot use, and what its own files are.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("riskgraph-file");

    private string Database => Path.Combine(_folder.FullName, "some", "where", "riskgraph.db");

    [Fact]
    public async Task The_folder_and_the_file_are_made_when_they_are_not_there()
    {
        await using (await OpenAsync()) Assert.True(File.Exists(Database));
        Assert.Equal("wal", Scalar("PRAGMA journal_mode"));
        Assert.Equal(3L, Scalar("PRAGMA user_version"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%' AND name NOT LIKE '%\\_text%' ESCAPE '\\'"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        await File.WriteAllTextAsync(Database, new string('x', 5000), TestContext.Current.CancellationToken);
        await RefusedAsync("cannot be opened");
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        Run("CREATE TABLE theirs (a); PRAGMA user_version = 1");
        var before = await File.ReadAllBytesAsync(Database, TestContext.Current.CancellationToken);
        await RefusedAsync("is a database of another program");
        Assert.Equal(before, await File.ReadAllBytesAsync(Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await (await OpenAsync()).DisposeAsync();
        Run("PRAGMA user_version = 99");
        await RefusedAsync("has schema 99, and this program knows up to 3. Use a newer riskgraph");
    }

    [Fact]
    public async Task A_database_of_the_first_schema_is_brought_up_to_date()
    {
        await using (var store = await OpenAsync()) await store.ApplyAsync(new(Sample.Run) { Documents = [Sample.Draft().Says(Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak))] }, TestContext.Current.CancellationToken);
        Run("""
            DROP TABLE writes; DROP INDEX statement_unlinked; DROP INDEX statement_from; DROP INDEX statement_to;
            ALTER TABLE statement DROP COLUMN subject_key; ALTER TABLE statement DROP COLUMN object_key; PRAGMA user_version = 1
            """);
        await using var opened = await OpenAsync();
        Assert.Single((await opened.PathsAsync(new(Sample.Leak, Sample.Breach, 3, 2, null, null), TestContext.Current.CancellationToken)).Paths);
    }

    [Fact]
    public async Task Every_statement_has_the_keys_of_its_ends_in_whatever_order_it_came()
    {
        var records = new List<GraphRecord>();
        await using (var store = await OpenAsync())
        {
            await store.ApplyAsync(new(Sample.Run) { Documents = [Sample.Draft().Says(Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak))] }, TestContext.Current.CancellationToken);
            Assert.Equal(1L, Scalar("SELECT count(*) FROM statement WHERE subject_key > 0 AND object_key > 0"));
            await foreach (var record in store.ReadAllAsync(TestContext.Current.CancellationToken)) records.Add(record);
        }
        File.Delete(Database);
        await using (var store = await OpenAsync()) await store.WriteAllAsync(records.OrderBy(r => r is GraphRecord.OfStatement ? 0 : 1).ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        Assert.Equal(1L, Scalar("SELECT count(*) FROM statement WHERE subject_key > 0 AND object_key > 0"));
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "some"), "", TestContext.Current.CancellationToken);
        await RefusedAsync("--data or RISKGRAPH_DATA");
    }

    [Fact]
    public async Task Several_may_make_and_open_it_at_the_same_time()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(OpenAsync)));
        var content = Sample.Draft().Writes("A sentence.").Build();
        foreach (var store in stores) await store.ApplyAsync(new(Sample.Run) { Documents = [content with { Document = content.Document with { Title = "Changed again" } }] }, TestContext.Current.CancellationToken);
        foreach (var store in stores) Assert.Equal(1, (await store.StatsAsync(TestContext.Current.CancellationToken)).Documents);
        foreach (var store in stores) await store.DisposeAsync();
    }

    [Fact]
    public async Task A_store_that_is_closed_says_so()
    {
        var store = await OpenAsync();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.StatsAsync(TestContext.Current.CancellationToken));
        Assert.Empty(_folder.EnumerateFiles("*-wal", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_damaged_database_is_a_store_that_is_not_available()
    {
        await using (var store = await OpenAsync()) await store.ApplyAsync(new(Sample.Run) { Documents = [Sample.Draft().Says(Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak))] }, TestContext.Current.CancellationToken);
        Run("DROP TABLE entity_property; DROP TABLE degree");
        await using var damaged = await OpenAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => damaged.DegreesAsync([Sample.Leak], TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => damaged.ApplyAsync(new(Sample.Run) { Documents = [Sample.Draft("two").Describes(new Entity(Sample.Bot, "Bot"))] }, TestContext.Current.CancellationToken));
        Assert.Equal(3, (await damaged.StatsAsync(TestContext.Current.CancellationToken)).Entities);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<SqliteGraphStore> OpenAsync() => SqliteGraphStore.OpenAsync(Database, Sample.Catalogue, new ManualTime { Now = s_now }, TestContext.Current.CancellationToken);

    private async Task RefusedAsync(string message)
    {
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(OpenAsync);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private void Run(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
