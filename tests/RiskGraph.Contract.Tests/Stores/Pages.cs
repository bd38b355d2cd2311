using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

/// <summary>Walks a list page by page.</summary>
internal static class Pages
{
    /// <summary>The list is the expected one whatever the size of its pages and the direction in which they are read, and its pages say where they stand.</summary>
    public static async Task AssertAsync<T, TKey>(IReadOnlyList<TKey> expected, Func<T, TKey> key, Func<PageRequest, Task<Page<T>>> read, string what = "")
    {
        var whole = await read(Sample.All with { WithTotal = true });
        if (!expected.SequenceEqual(whole.Edges.Select(e => key(e.Node)))) Assert.Fail($"{what}\nexpected {string.Join(", ", expected)}\nbut got  {string.Join(", ", whole.Edges.Select(e => key(e.Node)))}");
        Assert.Equal((expected.Count, false, false), (whole.Total, whole.HasNext, whole.HasPrevious));
        foreach (var size in new[] { Math.Max(1, expected.Count / 3), Math.Max(1, expected.Count) })
        {
            Assert.Equal(expected, await ForwardAsync(key, read, size));
            Assert.Equal(expected, await BackwardAsync(key, read, size));
        }
        if (expected.Count is > 0 and < 8) Assert.Equal(expected, await ForwardAsync(key, read, 1));
    }

    public static async Task<List<TKey>> ForwardAsync<T, TKey>(Func<T, TKey> key, Func<PageRequest, Task<Page<T>>> read, int size)
    {
        var (found, cursor) = (new List<TKey>(), (string?)null);
        while (true)
        {
            var page = await read(new(First: size, After: cursor));
            Assert.Equal(cursor is not null, page.HasPrevious);
            Assert.True(page.Edges.Count == size || !page.HasNext, "A page that is not the last one is full.");
            found.AddRange(page.Edges.Select(e => key(e.Node)));
            if (!page.HasNext) return found;
            cursor = page.Edges[^1].Cursor;
        }
    }

    public static async Task<List<TKey>> BackwardAsync<T, TKey>(Func<T, TKey> key, Func<PageRequest, Task<Page<T>>> read, int size)
    {
        var (found, cursor) = (new List<TKey>(), (string?)null);
        while (true)
        {
            var page = await read(new(Last: size, Before: cursor));
            Assert.Equal(cursor is not null, page.HasNext);
            found.InsertRange(0, page.Edges.Select(e => key(e.Node)));
            if (!page.HasPrevious) return found;
            cursor = page.Edges[0].Cursor;
        }
    }
}
