using System.Text.Json;

namespace RiskGraph.Citations.Csl.Data;

/// <summary>Reads CSL-JSON items.</summary>
public static class CslItemReader
{
    /// <param name="items">A JSON array of items.</param>
    /// <param name="place">Where the array stands, for messages.</param>
    /// <exception cref="CslException">Something is not CSL-JSON, or two items have one id.</exception>
    public static IReadOnlyList<CslItem> ReadAll(JsonElement items, string place)
    {
        if (items.ValueKind != JsonValueKind.Array) throw new CslException($"{place}: write a list of CSL-JSON items, not {items.ValueKind}.");
        var read = new List<CslItem>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items.EnumerateArray())
        {
            var one = Read(item, $"{place}/{read.Count}");
            if (!ids.Add(one.Id)) throw new CslException($"{place}/{read.Count}: the id '{one.Id}' is used twice. Give each item its own id.");
            read.Add(one);
        }
        return read;
    }

    public static CslItem Read(JsonElement item, string place)
    {
        if (item.ValueKind != JsonValueKind.Object) throw new CslException($"{place}: an item is a JSON object, not {item.ValueKind}.");
        if (!item.TryGetProperty("id", out var idValue) || CslDateReader.Scalar(idValue) is not { } id)
            throw new CslException($"{place}: the item has no id. Add \"id\": \"…\".");
        var text = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new Dictionary<string, IReadOnlyList<CslName>>(StringComparer.Ordinal);
        var dates = new Dictionary<string, CslDate>(StringComparer.Ordinal);
        var type = "";
        foreach (var property in item.EnumerateObject())
        {
            var (name, value) = (property.Name, property.Value);
            if (name == "id" || value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) continue;
            if (name == "type") type = CslDateReader.Scalar(value) ?? throw new CslException($"{place}/type: write a CSL type such as \"book\".");
            else if (Variables.IsName(name)) AddNames(names, name, value, $"{place}/{name}");
            else if (Variables.IsDate(name))
            {
                if (CslDateReader.Read(value, $"{place}/{name}") is { IsEmpty: false } date) dates[name] = date;
            }
            else if (CslDateReader.Scalar(value) is { Length: > 0 } scalar) text[name] = scalar;
            else if (name == "keyword" && value.ValueKind == JsonValueKind.Array)
                text[name] = string.Join(", ", value.EnumerateArray().Select(CslDateReader.Scalar));
        }
        Alias(text, "event", "event-title");
        Alias(text, "event-title", "event");
        Alias(text, "journalAbbreviation", "container-title-short");
        Alias(text, "shortTitle", "title-short");
        return new() { Id = id, Type = type, Text = text, Names = names, Dates = dates };
    }

    private static void Alias(Dictionary<string, string> text, string from, string to)
    {
        if (text.TryGetValue(from, out var value)) text.TryAdd(to, value);
    }

    private static void AddNames(Dictionary<string, IReadOnlyList<CslName>> names, string variable, JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            if (value.GetString() is { Length: > 0 } literal) names[variable] = [new CslName { Literal = literal }];
            return;
        }
        if (value.ValueKind != JsonValueKind.Array) throw new CslException($"{place}: write a list of names, as in [{{\"family\": \"Doe\", \"given\": \"Jane\"}}].");
        var list = new List<CslName>();
        foreach (var name in value.EnumerateArray())
            if (Name(name, $"{place}/{list.Count}") is { } read) list.Add(read);
        if (list.Count > 0) names[variable] = list;
    }

    private static CslName? Name(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.String) return new CslName { Literal = value.GetString() };
        if (value.ValueKind != JsonValueKind.Object) throw new CslException($"{place}: a name is an object with \"family\" and \"given\", or with \"literal\".");
        string Part(string name) => value.TryGetProperty(name, out var part) ? CslDateReader.Scalar(part)?.Trim() ?? "" : "";
        bool Flag(string name) => Part(name) is not ("" or "false" or "0");
        if (Part("literal") is { Length: > 0 } literal) return new CslName { Literal = literal };
        var read = new CslName
        {
            Family = Part("family"),
            Given = Part("given"),
            DroppingParticle = Part("dropping-particle"),
            NonDroppingParticle = Part("non-dropping-particle"),
            Suffix = Part("suffix"),
            CommaSuffix = Flag("comma-suffix"),
            StaticOrdering = Flag("static-ordering"),
        };
        if (read.Family.Length == 0 && read.Given.Length == 0) return null;
        if (Flag("isInstitution")) return new CslName { Literal = read.Family };
        return value.TryGetProperty("parse-names", out _) && !Flag("parse-names") ? read : read.WithParticles();
    }
}
