using System.Text;

namespace RiskGraph.Stores.Neo4j;

/// <summary>
/// Text in a form that sorts the same by code points and by UTF-16 units. The server sorts stored texts by code points, as the
/// embedded store does, but compares them with a parameter by units, so that a page would begin where it should not: a
/// character beyond U+FFFF gets U+FFFF before it.
/// </summary>
internal static class OrderText
{
    private const char Mark = '\uffff';

    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udbff')) return text;
        var encoded = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (char.IsHighSurrogate(c)) encoded.Append(Mark);
            encoded.Append(c);
        }
        return encoded.ToString();
    }

    public static string Decode(string encoded)
    {
        if (!encoded.AsSpan().ContainsAnyInRange('\ud800', '\udbff')) return encoded;
        var text = new StringBuilder(encoded.Length);
        for (var i = 0; i < encoded.Length; i++)
            if (encoded[i] != Mark || i + 1 == encoded.Length || !char.IsHighSurrogate(encoded[i + 1])) text.Append(encoded[i]);
        return text.ToString();
    }
}
