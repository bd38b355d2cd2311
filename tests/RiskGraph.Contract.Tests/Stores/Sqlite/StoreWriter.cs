using System.Collections;
using System.Globalization;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Contract.Tests.Stores.Sqlite;

/// <summary>
/// A program that applies change sets to a store and says so line by line, for a test to kill. Each change set has its own fixed
/// time, so that what is stored does not depend on when or how often the program ran.
/// </summary>
internal static class StoreWriter
{
    public const string Verb = "--write-store";

    /// <summary>The line that says that the program waits inside a transaction.</summary>
    public const string Inside = "inside";

    public const int ChangeSets = 8;

    private const int DocumentsPerChangeSet = 3, SentencesPerDocument = 10;

    private static readonly DateTimeOffset s_start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <param name="stop">A change set and a document of it before which to wait, with the documents before it written; empty to wait nowhere.</param>
    public static async Task<int> RunAsync(string database, IReadOnlyList<string> stop)
    {
        var cancel = CancellationToken.None;
        var time = new ManualTime();
        await using var store = await SqliteGraphStore.OpenAsync(database, Sample.Catalogue, time, cancel);
        for (var i = 0; i < ChangeSets; i++)
        {
            var waits = stop is [var set, _] && int.Parse(set, CultureInfo.InvariantCulture) == i;
            await ApplyAsync(store, time, i, documents => waits ? new WaitAt(documents, int.Parse(stop[1], CultureInfo.InvariantCulture)) : documents, cancel);
            Say(string.Create(CultureInfo.InvariantCulture, $"applied {i}"));
        }
        return 0;
    }

    /// <summary>Applies the first change sets, as the program does.</summary>
    public static async Task ApplyFirstAsync(IGraphStore store, ManualTime time, int count, CancellationToken cancel)
    {
        for (var i = 0; i < count; i++) await ApplyAsync(store, time, i, documents => documents, cancel);
    }

    /// <summary>What the store holds before the program runs: older texts of the same documents.</summary>
    public static async Task PrepareAsync(IGraphStore store, ManualTime time, CancellationToken cancel)
    {
        time.Now = s_start;
        for (var i = 0; i < ChangeSets; i++) await store.ApplyAsync(new(Sample.Run) { Documents = Documents(i, "old") }, cancel);
    }

    private static async Task ApplyAsync(IGraphStore store, ManualTime time, int number, Func<IReadOnlyList<DocumentContent>, IReadOnlyList<DocumentContent>> watch, CancellationToken cancel)
    {
        time.Now = s_start.AddHours(1 + number);
        await store.ApplyAsync(new(Sample.Run) { Documents = watch(Documents(number, "new")) }, cancel);
    }

    private static DocumentContent[] Documents(int number, string age) => [.. Enumerable.Range(0, DocumentsPerChangeSet).Select(d =>
    {
        var draft = Sample.Draft(string.Create(CultureInfo.InvariantCulture, $"d{number}-{d}")).Describes(Sample.Id($"incident:i{d}"), $"Incident {d}", $"{age} alias of d{number}");
        // Some statements are of this document alone, some of many, some only of its old or its new text.
        for (var s = 0; s < SentencesPerDocument; s++)
            draft.Says(Sample.Link($"incident:i{d}", "MATERIALISES", $"risk:r{s % 7}"), sentence: $"Sentence {s} of d{number}-{d}.")
                .Says(Sample.Link($"incident:{age}-{number}-{s}", "INVOLVES", $"system:s{s % 5}"), 0.4 + s / 20.0, $"The {age} sentence {s} of d{number}-{d}.");
        return draft.Names(Sample.Bot, $"The {age} bot.", 8, 3).Build();
    })];

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }

    /// <summary>Waits for ever before an item on the third round: the store has been through them to check and to write documents, and is writing statements.</summary>
    private sealed class WaitAt(IReadOnlyList<DocumentContent> items, int at) : IReadOnlyList<DocumentContent>
    {
        private int _rounds;

        public int Count => items.Count;

        public DocumentContent this[int index] => items[index];

        public IEnumerator<DocumentContent> GetEnumerator()
        {
            var round = ++_rounds;
            for (var i = 0; i < items.Count; i++)
            {
                if (round == 3 && i == at)
                {
                    Say(Inside);
                    Console.In.ReadToEnd();
                }
                yield return items[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
