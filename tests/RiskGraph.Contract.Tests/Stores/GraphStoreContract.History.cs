using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task The_history_tells_every_change_in_its_order_and_goes_on_from_anywhere()
    {
        await using var store = await OpenAsync();
        var expected = new List<(ChangeAction, RecordKind, string, DateTimeOffset)>();
        foreach (var content in new DocumentContent[] { Sample.Draft().Says(s_leaked), Sample.Draft().Writes("Silence."), Sample.Draft().Writes("Silence."), Sample.Draft().Says(s_leaked), Sample.Draft("two").Says(s_leaked) })
        {
            var difference = await ApplyAsync(store, content);
            expected.AddRange(difference.Lines.Select(l => (l.Action, l.Kind, l.Id, Time.Now)));
            Time.Advance();
        }

        var changes = await store.ChangesSinceAsync(0, Cancel).ToListAsync(Cancel);

        Assert.Equal(expected, changes.Select(c => (c.Action, c.Kind, c.Id, c.At)));
        Assert.All(changes, c => Assert.Equal(Sample.Run.Id, c.Run));
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(i => (long)i), changes.Select(c => c.Sequence));
        Assert.Equal(changes[3..], await store.ChangesSinceAsync(3, Cancel).ToListAsync(Cancel));
        Assert.Empty(await store.ChangesSinceAsync(changes.Count, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_long_history_comes_whole()
    {
        var draft = Sample.Draft();
        for (var i = 0; i < 12_000; i++) draft.Describes(Sample.Id($"system:s{i}"), $"S{i}");
        await using var store = await OpenWithAsync(draft);
        Assert.Equal(12_002, await store.ChangesSinceAsync(0, Cancel).CountAsync(Cancel));
    }
}
