using System.Globalization;
using System.Text;

namespace RiskGraph.GraphQL.Guard;

/// <summary>
/// One run over a document's characters before it is parsed: counts tokens and open brackets, and rewrites what the
/// September 2025 edition of the specification allows and the parser does not know: descriptions of operations, fragments and
/// variables (blanked) and \u{…} escapes (as the characters they stand for). Positions of all other tokens stay as they were.
/// A lexical error is left to the parser, which says it better.
/// </summary>
internal ref struct DocumentScanner
{
    /// <summary>u{, digits with some zeros before them, and }.</summary>
    private const int MaxEscape = 16;

    private readonly ReadOnlySpan<char> _text;
    private readonly GuardLimits _limits;
    private readonly GuardWork _work;
    private StringBuilder? _rewritten;
    private int _copied;
    private int _position;
    private int _tokens;
    private int _open;
    private int _parentheses;
    private int _braces;
    private char _previous;

    private DocumentScanner(ReadOnlySpan<char> text, GuardLimits limits, GuardWork work)
    {
        _text = text;
        _limits = limits;
        _work = work;
    }

    /// <returns>The text for the parser.</returns>
    /// <exception cref="Errors.LimitExceededException">Too long, too many tokens, or nested too deep.</exception>
    public static string Scan(string text, GuardLimits limits, GuardWork work)
    {
        limits.Check(GuardLimit.Characters, text.Length);
        var scanner = new DocumentScanner(text, limits, work);
        scanner.Run();
        return scanner._rewritten is { } rewritten ? rewritten.Append(text, scanner._copied, text.Length - scanner._copied).ToString() : text;
    }

    private void Run()
    {
        while (SkipIgnored())
        {
            _limits.Check(GuardLimit.Tokens, ++_tokens);
            _work.Visit();
            var start = _position;
            var c = _text[start];
            switch (c)
            {
                case '{' or '(' or '[':
                    Open(c);
                    break;
                case '}' or ')' or ']':
                    Close(c);
                    break;
                case '"':
                    ReadString(start);
                    break;
                case '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                    while (++_position < _text.Length && IsNamePart(_text[_position])) { }
                    break;
                case '-' or (>= '0' and <= '9'):
                    while (++_position < _text.Length && IsNumberPart(_position)) { }
                    break;
                case '.' when _text[start..].StartsWith("..."):
                    _position += 3;
                    break;
                default:
                    _position++;
                    break;
            }
            _previous = c;
        }
    }

    private void Open(char c)
    {
        _limits.Check(GuardLimit.Nesting, ++_open);
        if (c == '(') _parentheses++;
        if (c == '{') _braces++;
        _position++;
    }

    private void Close(char c)
    {
        if (_open > 0) _open--;
        if (c == ')' && _parentheses > 0) _parentheses--;
        if (c == '}' && _braces > 0) _braces--;
        _position++;
    }

    private void ReadString(int start)
    {
        var escapes = false;
        if (_text[start..].StartsWith("\"\"\""))
        {
            _position = start + 3;
            while (_position < _text.Length && !_text[_position..].StartsWith("\"\"\"")) _position += _text[_position..].StartsWith("\\\"\"\"") ? 4 : 1;
            _position = Math.Min(_position + 3, _text.Length);
        }
        else
        {
            _position = start + 1;
            while (_position < _text.Length && _text[_position] is not ('"' or '\n' or '\r'))
            {
                escapes |= _text[_position..].StartsWith("\\u{");
                _position += _text[_position] == '\\' ? 2 : 1;
            }
            _position = Math.Min(_position + 1, _text.Length);
        }
        if (IsDescription(_position)) Blank(start, _position);
        else if (escapes) Unescape(start, _position);
    }

    /// <summary>A string is a description before a definition's keyword, and among variable definitions before a variable where no value is due.</summary>
    private readonly bool IsDescription(int end)
    {
        var rest = _text[AfterIgnored(end)..];
        if (_open == 0) return StartsWithWord(rest, "query") || StartsWithWord(rest, "mutation") || StartsWithWord(rest, "subscription") || StartsWithWord(rest, "fragment");
        return _open == 1 && _parentheses == 1 && _braces == 0 && _previous is not ('=' or ':') && rest.StartsWith("$");
    }

    private void Blank(int start, int end)
    {
        CopyTo(start);
        foreach (var c in _text[start..end]) _rewritten!.Append(c is '\n' or '\r' ? c : ' ');
        _copied = end;
    }

    private void Unescape(int start, int end)
    {
        CopyTo(start);
        var before = _rewritten!.Length;
        for (var i = start; i < end; i++)
        {
            if (_text[i] != '\\' || i + 1 >= end)
            {
                _rewritten.Append(_text[i]);
            }
            else if (TryReadRune(_text[(i + 1)..end], out var rune, out var length))
            {
                AppendRune(rune);
                i += length;
            }
            else
            {
                _rewritten.Append(_text[i]).Append(_text[++i]);
            }
        }
        // Filled up, so that what follows on the line stays at its column.
        for (var i = _rewritten.Length - before; i < end - start; i++) _rewritten.Append(' ');
        _copied = end;
    }

    /// <param name="rest">What follows the backslash.</param>
    private static bool TryReadRune(ReadOnlySpan<char> rest, out Rune rune, out int length)
    {
        (rune, length) = (default, 0);
        if (!rest.StartsWith("u{") || rest[..Math.Min(rest.Length, MaxEscape)].IndexOf('}') is not (> 2 and var close)) return false;
        length = close + 1;
        return uint.TryParse(rest[2..close], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && Rune.TryCreate(value, out rune);
    }

    private readonly void AppendRune(Rune rune)
    {
        var text = rune.Value switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            < 0x20 => $"\\u{rune.Value:X4}",
            _ => rune.ToString(),
        };
        _rewritten!.Append(text);
    }

    private void CopyTo(int start)
    {
        (_rewritten ??= new(_text.Length)).Append(_text[_copied..start]);
        _copied = start;
    }

    private bool SkipIgnored()
    {
        _position = AfterIgnored(_position);
        return _position < _text.Length;
    }

    /// <summary>The next place that is neither white space, comma, byte order mark nor comment.</summary>
    private readonly int AfterIgnored(int from)
    {
        for (var i = from; i < _text.Length; i++)
        {
            if (_text[i] == '#')
            {
                var end = _text[i..].IndexOfAny('\n', '\r');
                if (end < 0) return _text.Length;
                i += end;
            }
            else if (_text[i] is not (' ' or '\t' or '\n' or '\r' or ',' or '\uFEFF'))
            {
                return i;
            }
        }
        return _text.Length;
    }

    private static bool IsNamePart(char c) => c is '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>A dot belongs to a number when a digit follows, a sign when an exponent mark is before it.</summary>
    private readonly bool IsNumberPart(int i) => _text[i] switch
    {
        >= '0' and <= '9' or 'e' or 'E' => true,
        '.' => i + 1 < _text.Length && char.IsAsciiDigit(_text[i + 1]),
        '+' or '-' => _text[i - 1] is 'e' or 'E',
        _ => false,
    };

    private static bool StartsWithWord(ReadOnlySpan<char> text, string word) => text.StartsWith(word) && (text.Length == word.Length || !IsNamePart(text[word.Length]));
}
