using System.Globalization;
using System.Text;
using RiskGraph.Stores.Neo4j.Transport;

namespace RiskGraph.Stores.Neo4j.Reading;

/// <summary>
/// A query being put together: text with numbered parameters, and their values. Values never enter the text, so that queries
/// of one shape have one text, which the server plans once.
/// </summary>
internal sealed class CypherText
{
    private readonly StringBuilder _text = new();
    private readonly QueryParameters _values = [];
    private int _parameters;
    private int _names;

    public QueryParameters Values => _values;

    public override string ToString() => _text.ToString();

    public CypherText Add(string text)
    {
        _text.Append(text);
        return this;
    }

    public CypherText Line(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    /// <summary>Adds a parameter and writes its name.</summary>
    public CypherText Value(object? value) => Add(Parameter(value));

    /// <summary>Adds a parameter and gives its name, without writing it.</summary>
    public string Parameter(object? value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"p{_parameters++}");
        _values.Add(name, value);
        return "$" + name;
    }

    /// <summary>A name for a node that no other part of the query uses.</summary>
    public string Name(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{_names++}");

    /// <summary>Writes the parts with a word between them, in brackets.</summary>
    public CypherText Joined<T>(IReadOnlyList<T> parts, string word, string whenEmpty, Action<T> write)
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

    /// <summary>A property whose name comes from the catalogue, quoted for the text of a query.</summary>
    public static string Property(string node, string name) => $"{node}.`{name.Replace("`", "``", StringComparison.Ordinal)}`";
}
