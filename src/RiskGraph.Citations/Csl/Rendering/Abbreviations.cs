using System.Text.Json;

namespace RiskGraph.Citations.Csl.Rendering;

/// <summary>Short forms of titles, places and bodies, by variable: <c>{"default": {"container-title": {"Long": "Short"}}}</c>.</summary>
public sealed class Abbreviations
{
    private readonly Dictionary<(string Variable, string Full), string> _short = [];

    public static Abbreviations None { get; } = new();

    /// <exception cref="CslException">The value is not of that form.</exception>
    public static Abbreviations Read(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Null) return None;
        if (value.ValueKind != JsonValueKind.Object) throw new CslException($"{place}: write an object such as {{\"default\": {{\"container-title\": {{\"Long\": \"Short\"}}}}}}.");
        var read = new Abbreviations();
        foreach (var jurisdiction in value.EnumerateObject())
        {
            if (jurisdiction.Value.ValueKind != JsonValueKind.Object) continue; // Such as the "info" of shared abbreviation lists.
            foreach (var category in jurisdiction.Value.EnumerateObject())
            {
                if (category.Value.ValueKind != JsonValueKind.Object) throw new CslException($"{place}/{jurisdiction.Name}/{category.Name}: write an object of long and short forms.");
                foreach (var pair in category.Value.EnumerateObject())
                    if (pair.Value.ValueKind == JsonValueKind.String) read._short.TryAdd((category.Name, pair.Name), pair.Value.GetString()!);
            }
        }
        return read;
    }

    internal string? Find(string variable, string full)
    {
        if (_short.Count == 0) return null;
        if (_short.TryGetValue((variable, full), out var found)) return found;
        var category = variable switch
        {
            "publisher-place" or "event-place" or "archive-place" or "jurisdiction" or "original-publisher-place" => "place",
            "publisher" or "original-publisher" => "institution-entire",
            "authority" => "institution-part",
            "genre" or "event-title" or "medium" or "collection-title" or "archive" => "title",
            _ => variable,
        };
        return _short.GetValueOrDefault((category, full));
    }
}
