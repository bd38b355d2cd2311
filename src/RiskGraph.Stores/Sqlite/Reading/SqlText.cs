using System.Globalization;
using System.Text;

namespace RiskGraph.Stores.Sqlite.Reading;

/// <summary>A query being put together: text with numbered parameters, and their values. Values never enter the text.</summary>
internal sealed class SqlText
{
    private const int MostWrittenOut = 3;

    private readonly StringBuilder _text = new();
    private readonly List<object?> _values;
    private readonly SqlText _root;
    private int _alias;

    public SqlText() => (_values, _root) = ([], this);

    private SqlText(SqlText root) => (_values, _root) = (root._values, root);

    public object?[] Values => [.. _values];

    public override string ToString() => _text.ToString();

    public SqlText Add(string text)
    {
        _text.Append(text);
        return this;
    }

    public SqlText Line(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    /// <summary>Adds a parameter and writes its name.</summary>
    public SqlText Value(object? value) => Add(Parameter(value));

    /// <summary>Adds a parameter and gives its name, without writing it.</summary>
    public string Parameter(object? value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_values.Count - 1}");
    }

    /// <summary>
    /// Writes a membership test of a list. A short list is written out, one parameter a value, since a relation unpacks it anew for
    /// every owner (a twentieth of a page of two levels). A longer one is one parameter, so that lengths do not multiply texts.
    /// </summary>
    public SqlText In(IEnumerable<string> values)
    {
        var list = values as IReadOnlyCollection<string> ?? [.. values];
        return list.Count is > 0 and <= MostWrittenOut
            ? Add($"IN ({string.Join(", ", list.Select(Parameter))})")
            : Add($"IN (SELECT value FROM json_each({Parameter(JsonArray(list))}))");
    }

    /// <summary>A part whose text is placed by the caller; its parameters and aliases are those of the whole.</summary>
    public SqlText Detached() => new(_root);

    /// <summary>A name for a table that no other part of the query uses.</summary>
    public string Alias(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{_root._alias++}");

    /// <summary>Writes the parts with a word between them, each in brackets.</summary>
    public SqlText Joined<T>(IReadOnlyList<T> parts, string word, string whenEmpty, Action<T> write)
    {
        if (parts.Count == 0) return Add(whenEmpty);
        Add("(");
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) Add($" {word} ");
            write(parts[i]);
        }
        return Add(")");
    }

    public static string JsonArray(IEnumerable<string> values) => System.Text.Json.JsonSerializer.Serialize(values.ToArray(), StringArrayJson.Default.StringArray);
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class StringArrayJson : System.Text.Json.Serialization.JsonSerializerContext;
