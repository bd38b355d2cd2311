using RiskGraph.Core.Storage;

namespace RiskGraph.Core.Language;

/// <summary>Cuts a passage into tokens in one pass.</summary>
public static class Tokenizer
{
    public static Token[] Read(string text)
    {
        var tokens = new List<Token>(text.Length / 5 + 4);
        var (space, glue) = (true, '\0');
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                (space, glue) = (true, '\0');
                at++;
                continue;
            }
            var length = char.IsAsciiDigit(c) && NumberLength(text, at) is var digits and > 0 ? digits : 0;
            var kind = length > 0 ? TokenKind.Number : TokenKind.Word;
            if (length == 0) length = WordLength(text, at);
            if (length == 0)
            {
                if (JoinsWords(text, at, space))
                {
                    (space, glue) = (false, c is '/' ? '/' : '-');
                    at++;
                    continue;
                }
                kind = TokenKind.Mark;
                length = MarkLength(text, at);
            }
            tokens.Add(Make(text, at, length, kind, space, glue));
            (space, glue) = (false, '\0');
            at += length;
        }
        return [.. tokens];
    }

    /// <summary>Digits with separators between them: 930,000 and 3.5 and 1 204 are one number, 3.5B and 4o are words.</summary>
    private static int NumberLength(string text, int start)
    {
        var at = start;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))) at++;
        return at < text.Length && char.IsLetter(text[at]) && !UnspacedScripts.Contain(text[at]) ? 0 : at - start;
    }

    private static int WordLength(string text, int start)
    {
        var c = text[start];
        if (UnspacedScripts.Contain(c)) return 1;
        if (char.IsHighSurrogate(c)) return start + 1 < text.Length && char.IsLetterOrDigit(text, start) ? 2 : 0;
        if (!char.IsLetterOrDigit(c)) return 0;
        if (IsAddress(text, start))
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (')' or ']' or '>' or '"' or '”')) end++;
            while (end > start && text[end - 1] is '.' or ',' or ';') end--;
            return end - start;
        }
        var at = start + 1;
        for (; at < text.Length; at++)
        {
            var next = text[at];
            if (UnspacedScripts.Contain(next)) break;
            if (char.IsLetterOrDigit(next) || next == '_' || char.GetUnicodeCategory(next) is System.Globalization.UnicodeCategory.NonSpacingMark) continue;
            if (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]) || UnspacedScripts.Contain(text[at + 1]))
            {
                // The last dot of U.S. and e.g. belongs to the word.
                if (next == '.' && at - 2 >= start && text[at - 2] == '.') at++;
                break;
            }
            if (next == '.' && char.IsDigit(text[at - 1]) == char.IsDigit(text[at + 1])) continue;
            if (next == '&') continue;
            if (next is '\'' or '’' && !IsPossessive(text, at)) continue;
            break;
        }
        return at - start;
    }

    private static bool IsAddress(string text, int start) =>
        text.AsSpan(start).StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.AsSpan(start).StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.AsSpan(start).StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>A hyphen or stroke with a word or number close on either side.</summary>
    private static bool JoinsWords(string text, int at, bool space) => text[at] is '-' or '‐' or '‑' or '–' or '/' && !space
        && at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '%') && at + 1 < text.Length && (char.IsLetterOrDigit(text[at + 1]) || text[at + 1] is '$' or '€' or '£');

    private static bool IsPossessive(string text, int at) => text[at] is '\'' or '’' && at + 1 < text.Length && text[at + 1] is 's' or 'S'
        && (at + 2 >= text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private static int MarkLength(string text, int at) =>
        at > 0 && char.IsLetterOrDigit(text[at - 1]) && IsPossessive(text, at) ? 2 : char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;

    private static Token Make(string text, int start, int length, TokenKind kind, bool space, char glue)
    {
        var span = text.AsSpan(start, length);
        var shape = space ? TokenShape.SpaceBefore : TokenShape.None;
        if (kind == TokenKind.Mark)
        {
            var mark = MarkKey(text, start, length, space);
            return new(start, length, kind, shape, glue, mark, mark);
        }
        if (kind == TokenKind.Word) shape |= ShapeOf(span);
        var key = Fold(span);
        return new(start, length, kind, shape, glue, key, kind == TokenKind.Word ? Stems.Of(key) : key);
    }

    private static string MarkKey(string text, int start, int length, bool space)
    {
        if (length == 2 && text[start] is '\'' or '’') return "'s";
        return text[start] switch
        {
            '"' or '“' or '”' or '„' or '«' or '»' or '「' or '」' or '『' or '』' or '《' or '》' or '‘' => "\"",
            // After the s of a plural it is a genitive, unless a quotation was opened with one.
            '\'' or '’' => !space && start > 0 && text[start - 1] is 's' or 'S' && (start + 1 < text.Length && text[start + 1] == ' ') && !OpensBefore(text, start) ? "'s" : "\"",
            '–' or '—' or '-' or '‐' or '‑' => "-",
            '，' or '、' => ",",
            '。' => ".",
            '；' => ";",
            '：' => ":",
            '（' => "(",
            '）' => ")",
            '％' => "%",
            '！' => "!",
            '？' => "?",
            var c => char.ToString(c),
        };
    }

    private static bool OpensBefore(string text, int start)
    {
        for (var i = start - 1; i >= 0 && start - i < 80; i--)
            if (text[i] == '‘' || (text[i] == '\'' && (i == 0 || text[i - 1] == ' '))) return true;
        return false;
    }

    private static TokenShape ShapeOf(ReadOnlySpan<char> word)
    {
        if (UnspacedScripts.Contain(word[0])) return TokenShape.Unspaced;
        var (letters, capitals, mixed, digit) = (0, 0, false, false);
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsDigit(word[i])) digit = true;
            if (!char.IsLetter(word[i])) continue;
            letters++;
            if (!char.IsUpper(word[i])) continue;
            capitals++;
            mixed |= i > 0 && char.IsLower(word[i - 1]);
        }
        return (char.IsUpper(word[0]) ? TokenShape.Capital : 0) | (letters > 1 && capitals == letters ? TokenShape.AllCapitals : 0)
            | (mixed ? TokenShape.Mixed : 0) | (digit ? TokenShape.Digit : 0);
    }

    private static string Fold(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (c > 127) return TextFold.Fold(word.ToString());
        Span<char> lower = stackalloc char[Math.Min(word.Length, 128)];
        return word.Length <= lower.Length && word.ToLowerInvariant(lower) is var n and > 0 ? KeyPool.Get(lower[..n]) : word.ToString().ToLowerInvariant();
    }
}
