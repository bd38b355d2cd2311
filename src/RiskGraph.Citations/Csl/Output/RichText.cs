using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Output;

/// <summary>Reads the markup that CSL-JSON allows in text: <c>i b sup sub sc</c>, <c>span</c> for small capitals and for words that keep their case, and quotation marks.</summary>
internal static class RichText
{
    private static readonly System.Buffers.SearchValues<char> s_special = System.Buffers.SearchValues.Create("<\"'“”‘’«»");

    public static Out Parse(string text)
    {
        if (!text.AsSpan().ContainsAny(s_special)) return new OutText(text);
        var position = 0;
        var items = Items(text, ref position, text.Length, keepsCase: false);
        return OutBox.Of(items) ?? new OutText("");
    }

    private static List<Out> Items(string text, ref int position, int end, bool keepsCase)
    {
        var items = new List<Out>();
        var plain = new System.Text.StringBuilder();
        while (position < end)
        {
            var c = text[position];
            if (c == '<' && Tag(text, position, end) is { } tag)
            {
                Flush();
                var inner = position + tag.Open;
                items.Add(new OutBox { Format = tag.Format, IsMarkup = true, Items = Items(text, ref inner, tag.Close, keepsCase || tag.KeepsCase) });
                position = tag.Close + tag.End;
            }
            else if (Quote(text, position, end) is { } close)
            {
                Flush();
                var inner = position + 1;
                items.Add(new OutBox { Quotes = true, Items = Items(text, ref inner, close, keepsCase) });
                position = close + 1;
            }
            else
            {
                plain.Append(c == '\'' ? '’' : c);
                position++;
            }
        }
        Flush();
        return items;

        void Flush()
        {
            if (plain.Length > 0) items.Add(new OutText(plain.ToString(), keepsCase: keepsCase));
            plain.Clear();
        }
    }

    private sealed record Found(int Open, int Close, int End, Format Format, bool KeepsCase);

    private static Found? Tag(string text, int at, int end)
    {
        var stop = text.IndexOf('>', at, end - at);
        if (stop < 0) return null;
        var tag = text[(at + 1)..stop];
        var (name, format, keeps) = tag switch
        {
            "i" => ("i", new Format(Style: "italic"), false),
            "b" => ("b", new Format(Weight: "bold"), false),
            "sup" => ("sup", new Format(Align: "sup"), false),
            "sub" => ("sub", new Format(Align: "sub"), false),
            "sc" => ("sc", new Format(Variant: "small-caps"), false),
            _ when tag.StartsWith("span", StringComparison.Ordinal) && tag.Contains("nocase", StringComparison.Ordinal) => ("span", Format.None, true),
            _ when tag.StartsWith("span", StringComparison.Ordinal) && tag.Contains("small-caps", StringComparison.Ordinal) => ("span", new Format(Variant: "small-caps"), false),
            _ => ("", Format.None, false),
        };
        if (name.Length == 0) return null;
        var close = Closing(text, name, stop + 1, end);
        return close < 0 ? null : new(stop + 1 - at, close, name.Length + 3, format, keeps);
    }

    private static int Closing(string text, string name, int from, int end)
    {
        var depth = 1;
        for (var i = from; i < end; i++)
        {
            if (text[i] != '<') continue;
            var rest = text.AsSpan(i, end - i);
            if (rest.StartsWith($"</{name}>", StringComparison.Ordinal))
            {
                if (--depth == 0) return i;
            }
            else if (rest.StartsWith($"<{name}>", StringComparison.Ordinal) || rest.StartsWith($"<{name} ", StringComparison.Ordinal)) depth++;
        }
        return -1;
    }

    /// <summary>The place of the mark that closes the one at <paramref name="at"/>; null when that one opens nothing.</summary>
    private static int? Quote(string text, int at, int end)
    {
        var open = text[at];
        var close = open switch { '"' => '"', '\'' => '\'', '“' => '”', '‘' => '’', '«' => '»', _ => '\0' };
        if (close == '\0' || at + 1 >= end || at > 0 && open is '"' or '\'' && IsWord(text, at - 1)) return null;
        if (at > 0 && open is '‘' && IsWord(text, at - 1) || char.IsWhiteSpace(text[at + 1])) return null;
        for (var i = at + 1; i < end; i++)
        {
            if (text[i] != close || char.IsWhiteSpace(text[i - 1])) continue;
            var isEnd = i + 1 >= end || !IsWord(text, i + 1);
            if (isEnd && i > at + 1) return i;
        }
        return null;
    }

    private static bool IsWord(string text, int at) => char.IsLetterOrDigit(text[at]);
}
