using System.Text;

namespace RiskGraph.Ingestion.Taxonomies.Reading;

/// <param name="Object">An address, a blank node's name (<c>_:b1</c>) or a literal's text.</param>
internal sealed record Triple(string Subject, string Predicate, string Object, bool IsLiteral, string? Language, int Line);

/// <summary>
/// Reads RDF Turtle as ontologies are written in it: prefixes, base, lists of predicates and objects, literals with language or type, blank
/// nodes in brackets, collections. Escapes in names and the newest short forms are not read; what is not understood is an error with its line.
/// </summary>
internal sealed class Turtle
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private readonly string _text;
    private readonly string _path;
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);
    private readonly List<Triple> _triples = [];
    private string _base = "";
    private int _at;
    private int _line = 1;
    private int _blank;

    private Turtle(string text, string path) => (_text, _path) = (text, path);

    /// <exception cref="TaxonomyException">It is no Turtle, or uses a form that is not read.</exception>
    public static IReadOnlyList<Triple> Read(string text, string path)
    {
        var reader = new Turtle(text, path);
        reader.Document();
        return reader._triples;
    }

    private void Document()
    {
        while (Skip())
        {
            if (Word("@prefix") || Word("PREFIX"))
            {
                Skip();
                var name = Until(':');
                _at++;
                Skip();
                _prefixes[name] = Address();
                End(required: false);
            }
            else if (Word("@base") || Word("BASE"))
            {
                Skip();
                _base = Address();
                End(required: false);
            }
            else
            {
                var subject = Node();
                Skip();
                if (_at >= _text.Length || _text[_at] != '.') Predicates(subject);
                End(required: true);
            }
        }
    }

    private void End(bool required)
    {
        Skip();
        if (_at < _text.Length && _text[_at] == '.') _at++;
        else if (required) throw Error("a full stop is missing");
    }

    private void Predicates(string subject)
    {
        while (true)
        {
            Skip();
            var predicate = Word("a") ? Rdf + "type" : Node();
            do
            {
                Skip();
                Object(subject, predicate);
                Skip();
            }
            while (Take(','));
            while (Take(';')) Skip();
            if (_at >= _text.Length || _text[_at] is '.' or ']') return;
        }
    }

    private void Object(string subject, string predicate)
    {
        var line = _line;
        if (_at < _text.Length && _text[_at] is '"' or '\'')
        {
            var text = Literal();
            string? language = null;
            if (Take('@')) language = Name();
            else if (_at + 1 < _text.Length && _text[_at] == '^' && _text[_at + 1] == '^')
            {
                _at += 2;
                Node();
            }
            _triples.Add(new(subject, predicate, text, true, language, line));
            return;
        }
        if (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '+' or '-'))
        {
            var start = _at;
            while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '+' or '-' || (_text[_at] == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])))) _at++;
            _triples.Add(new(subject, predicate, _text[start.._at], true, null, line));
            return;
        }
        if (Word("true") || Word("false"))
        {
            _triples.Add(new(subject, predicate, _text[(_at - 4).._at] == "true" ? "true" : "false", true, null, line));
            return;
        }
        _triples.Add(new(subject, predicate, Node(), false, null, line));
    }

    /// <summary>An address, a prefixed name, a blank node or a collection.</summary>
    private string Node()
    {
        if (_at >= _text.Length) throw Error("the file ends in the middle of a statement");
        if (_text[_at] == '<') return Address();
        if (Take('['))
        {
            var blank = $"_:b{++_blank}";
            Skip();
            if (!Take(']'))
            {
                Predicates(blank);
                if (!Take(']')) throw Error("a bracket is not closed");
            }
            return blank;
        }
        if (Take('(')) return Collection();
        var prefix = Until(':');
        _at++;
        var local = Name();
        if (prefix == "_") return $"_:{local}";
        return _prefixes.TryGetValue(prefix, out var address) ? address + local : throw Error($"the prefix '{prefix}:' is not declared");
    }

    private string Collection()
    {
        var nodes = new List<string>();
        Skip();
        var first = $"_:b{++_blank}";
        var current = first;
        while (!Take(')'))
        {
            if (nodes.Count > 0)
            {
                var next = $"_:b{++_blank}";
                _triples.Add(new(current, Rdf + "rest", next, false, null, _line));
                current = next;
            }
            Object(current, Rdf + "first");
            nodes.Add(current);
            Skip();
        }
        if (nodes.Count == 0) return Rdf + "nil";
        _triples.Add(new(current, Rdf + "rest", Rdf + "nil", false, null, _line));
        return first;
    }

    private string Address()
    {
        if (!Take('<')) throw Error("an address in < > is missing");
        var address = Until('>');
        _at++;
        return address.Contains("://", StringComparison.Ordinal) || address.StartsWith("urn:", StringComparison.Ordinal) ? address : _base + address;
    }

    private string Literal()
    {
        var quote = _text[_at];
        var isLong = string.CompareOrdinal(_text, _at, new string(quote, 3), 0, 3) == 0;
        _at += isLong ? 3 : 1;
        var text = new StringBuilder();
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == quote && (!isLong || string.CompareOrdinal(_text, _at, new string(quote, 3), 0, 3) == 0))
            {
                _at += isLong ? 3 : 1;
                return text.ToString();
            }
            if (c == '\n') _line++;
            if (c == '\\' && _at + 1 < _text.Length)
            {
                text.Append(Escape());
                continue;
            }
            text.Append(c);
            _at++;
        }
        throw Error("a text is not closed");
    }

    private string Escape()
    {
        var c = _text[_at + 1];
        var length = c switch { 'u' => 4, 'U' => 8, _ => 0 };
        if (length > 0)
        {
            var code = Convert.ToInt32(_text.Substring(_at + 2, length), 16);
            _at += 2 + length;
            return char.ConvertFromUtf32(code);
        }
        _at += 2;
        return c switch { 'n' => "\n", 't' => "\t", 'r' => "\r", _ => c.ToString() };
    }

    private string Name()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-' or '%' || (_text[_at] == '.' && _at + 1 < _text.Length && (char.IsLetterOrDigit(_text[_at + 1]) || _text[_at + 1] == '_')))) _at++;
        return _text[start.._at];
    }

    private string Until(char end)
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] != end)
        {
            if (_text[_at] == '\n') throw Error($"'{end}' is missing");
            _at++;
        }
        return _at < _text.Length ? _text[start.._at] : throw Error($"'{end}' is missing");
    }

    private bool Take(char c)
    {
        if (_at >= _text.Length || _text[_at] != c) return false;
        _at++;
        return true;
    }

    private bool Word(string word)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0) return false;
        var after = _at + word.Length;
        if (after < _text.Length && !char.IsWhiteSpace(_text[after]) && _text[after] is not ('<' or ';' or ',' or '.' or ']')) return false;
        _at = after;
        return true;
    }

    /// <summary>Past blanks and comments.</summary>
    /// <returns>Whether anything is left.</returns>
    private bool Skip()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] == '#') while (_at < _text.Length && _text[_at] != '\n') _at++;
            else if (!char.IsWhiteSpace(_text[_at])) return true;
            else if (_text[_at++] == '\n') _line++;
        }
        return false;
    }

    private TaxonomyException Error(string problem) => new($"{_path}:{_line}: this is not Turtle as it is read here: {problem}.");
}
