using System.Text;

namespace RiskGraph.Core.Export.Formats.Cypher;

/// <summary>Writes a map of properties; what is null is left out. Names come from the catalogue or from here, never from documents.</summary>
internal readonly ref struct CypherMap
{
    private readonly StringBuilder _script;
    private readonly int _start;

    public CypherMap(StringBuilder script)
    {
        _script = script.Append('{');
        _start = script.Length;
    }

    public CypherMap Text(string name, string? value)
    {
        if (value is null) return this;
        Name(name);
        CypherLiteral.Text(_script, value);
        return this;
    }

    public CypherMap Float(string name, string? number)
    {
        if (number is null) return this;
        Name(name);
        CypherLiteral.Float(_script, number);
        return this;
    }

    /// <param name="value">As Cypher has it.</param>
    public CypherMap Plain(string name, string value)
    {
        Name(name);
        _script.Append(value);
        return this;
    }

    public CypherMap List(string name, IEnumerable<string> values)
    {
        Name(name);
        CypherLiteral.List(_script, values);
        return this;
    }

    public void End() => _script.Append('}');

    public void Name(string name)
    {
        if (_script.Length > _start) _script.Append(", ");
        _script.Append(name).Append(": ");
    }
}
