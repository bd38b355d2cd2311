namespace RiskGraph.Core.Export.Spooling;

/// <summary>The 128 bits that an id of <see cref="Model.ContentHash"/> is made of: a sixth of the memory of its text.</summary>
internal static class HashKey
{
    /// <param name="id">As in <c>statement:…</c> with 26 characters of base32.</param>
    /// <exception cref="FormatException">It is no such id.</exception>
    public static UInt128 Of(string id)
    {
        var text = id.AsSpan(id.IndexOf(':', StringComparison.Ordinal) + 1);
        if (text.Length != 26) throw new FormatException($"'{id}' is no id made of content.");
        UInt128 key = 0;
        foreach (var c in text[..25]) key = (key << 5) | Digit(c);
        // The last character holds the three bits that are left; the two below them are zero.
        return (key << 3) | (Digit(text[25]) >> 2);

        uint Digit(char c) => c switch
        {
            >= 'a' and <= 'z' => (uint)(c - 'a'),
            >= '2' and <= '7' => (uint)(c - '2' + 26),
            _ => throw new FormatException($"'{id}' is no id made of content."),
        };
    }
}
