namespace RiskGraph.Ingestion.Taxonomies.Reading;

/// <summary>A value of a YAML or JSON file that knows its line. A mapping has fields, a list items, a scalar text; null and absent are alike.</summary>
internal sealed class Datum
{
    /// <summary>From 1.</summary>
    public required int Line { get; init; }

    /// <summary>Null where it is no scalar.</summary>
    public string? Text { get; init; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<(string Name, Datum Value)> Fields { get; init; } = [];

    public IReadOnlyList<Datum> Items { get; init; } = [];

    public bool IsMapping { get; init; }

    public bool IsList { get; init; }

    /// <summary>The field of that name; null when there is none.</summary>
    public Datum? this[string name]
    {
        get
        {
            foreach (var (field, value) in Fields)
                if (field == name) return value;
            return null;
        }
    }

    /// <summary>The text of a field; null when it is absent or empty.</summary>
    public string? String(string name) => this[name]?.Text is { Length: > 0 } text ? text : null;

    /// <summary>The items of a field that is a list; the value itself where it is one scalar; none where it is absent.</summary>
    public IReadOnlyList<Datum> List(string name) => this[name] switch
    {
        null => [],
        { IsList: true } list => list.Items,
        { Text: { Length: > 0 } } one => [one],
        { IsMapping: true } one => [one],
        _ => [],
    };

    /// <summary>All scalars of a field, however deep they are nested in lists.</summary>
    public IEnumerable<string> Strings(string name) => this[name]?.Scalars() ?? [];

    private IEnumerable<string> Scalars() => Text is { Length: > 0 } text ? [text] : Items.SelectMany(i => i.Scalars());
}
