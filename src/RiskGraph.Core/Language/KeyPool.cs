using System.Collections.Concurrent;

namespace RiskGraph.Core.Language;

/// <summary>One string for each frequent word, so that reading many texts does not allocate each of them anew. Bounded.</summary>
internal static class KeyPool
{
    private const int Most = 50_000;
    private const int LongestKey = 24;

    private static readonly ConcurrentDictionary<string, string> s_keys = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_keys.GetAlternateLookup<ReadOnlySpan<char>>();
    private static int s_count;

    public static string Get(ReadOnlySpan<char> key)
    {
        if (s_lookup.TryGetValue(key, out var known)) return known;
        var text = key.ToString();
        if (text.Length <= LongestKey && Volatile.Read(ref s_count) < Most && s_keys.TryAdd(text, text)) Interlocked.Increment(ref s_count);
        return text;
    }
}
