using System.Text.Json;
using RiskGraph.Citations.Csl.Citing;
using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Csl.Rendering;

namespace RiskGraph.Citations.Csl.Json;

/// <summary>What the JSON interface takes in: the object that the <c>citeproc</c> program reads.</summary>
/// <param name="Citations">Null when the input has none: then one citation cites every item.</param>
/// <param name="Style">The XML of the style, or null.</param>
public sealed record CslInput(IReadOnlyList<Citation>? Citations, IReadOnlyList<CslItem>? References, string? Style, string? Language, Abbreviations? Abbreviations);

/// <summary>Reads the JSON interface.</summary>
public static class CslInputReader
{
    /// <param name="place">What the JSON is, for messages, such as <c>standard input</c>.</param>
    /// <exception cref="CslException">It is not such JSON. The message gives the place.</exception>
    public static CslInput Read(string json, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Read(document.RootElement, place);
        }
        catch (JsonException e)
        {
            throw new CslException($"{place}, line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: this is not JSON. {e.Message.Split(" LineNumber:")[0]}", e);
        }
    }

    /// <summary>Reads a CSL-JSON file: a list of items.</summary>
    /// <exception cref="CslException">It is not such a file.</exception>
    public static IReadOnlyList<CslItem> ReadReferences(string json, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return CslItemReader.ReadAll(document.RootElement, place);
        }
        catch (JsonException e)
        {
            throw new CslException($"{place}, line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: this is not JSON.", e);
        }
    }

    private static CslInput Read(JsonElement root, string place)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new CslException($"{place}: write an object with \"citations\", \"references\" and \"style\", not {root.ValueKind}.");
        string? Text(string name) => !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString() : throw new CslException($"{place}/{name}: write text, not {value.ValueKind}.");
        return new(
            root.TryGetProperty("citations", out var citations) && citations.ValueKind != JsonValueKind.Null ? Citations(citations, place + "/citations") : null,
            root.TryGetProperty("references", out var references) && references.ValueKind != JsonValueKind.Null ? CslItemReader.ReadAll(references, place + "/references") : null,
            Text("style"),
            Text("lang"),
            root.TryGetProperty("abbreviations", out var abbreviations) ? Abbreviations.Read(abbreviations, place + "/abbreviations") : null);
    }

    private static List<Citation> Citations(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Array) throw new CslException($"{place}: write a list of citations, not {value.ValueKind}.");
        return [.. value.EnumerateArray().Select((citation, i) => Citation(citation, $"{place}/{i}"))];
    }

    private static Citation Citation(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Array) return new(Cites(value, place));
        if (value.ValueKind != JsonValueKind.Object) throw new CslException($"{place}: a citation is a list of cites, or an object with \"citationItems\".");
        if (!value.TryGetProperty("citationItems", out var cites)) throw new CslException($"{place}: the citation has no \"citationItems\". Add a list of cites.");
        var note = 0;
        foreach (var name in new[] { "noteIndex", "citationNoteNumber" })
            if (value.TryGetProperty(name, out var number)) note = Whole(number, $"{place}/{name}");
        if (note == 0 && value.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty("noteIndex", out var index))
            note = Whole(index, $"{place}/properties/noteIndex");
        return new(Cites(cites, place + "/citationItems"), note)
        {
            Prefix = Scalar(value, "citationPrefix"),
            Suffix = Scalar(value, "citationSuffix"),
            Mode = Scalar(value, "mode") is { Length: > 0 } mode ? mode : null,
        };
    }

    private static int Whole(JsonElement value, string place) =>
        value.ValueKind == JsonValueKind.Null ? 0 : int.TryParse(CslDateReader.Scalar(value), out var number) ? number : throw new CslException($"{place}: write a whole number.");

    private static List<Cite> Cites(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Array) throw new CslException($"{place}: write a list of cites, as in [{{\"id\": \"doe\"}}].");
        return [.. value.EnumerateArray().Select((cite, i) => OneCite(cite, $"{place}/{i}"))];
    }

    private static Cite OneCite(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("id", out var idValue) || CslDateReader.Scalar(idValue) is not { } id)
            throw new CslException($"{place}: a cite is an object with an \"id\", as in {{\"id\": \"doe\"}}.");
        bool Flag(string name) => Scalar(value, name) is not ("" or "false" or "0");
        var type = Scalar(value, "type");
        var label = Scalar(value, "label");
        return new(id)
        {
            Locator = Scalar(value, "locator").Trim(),
            Label = label.Length > 0 ? label : "page",
            Prefix = Scalar(value, "prefix"),
            Suffix = Scalar(value, "suffix"),
            SuppressAuthor = Flag("suppress-author") || type == "suppress-author",
            AuthorOnly = Flag("author-only") || type == "author-only",
            Position = Scalar(value, "position") switch { "0" or "first" => CitePosition.First, "1" or "subsequent" => CitePosition.Subsequent, "2" or "ibid" => CitePosition.Ibid, "3" or "ibid-with-locator" => CitePosition.IbidWithLocator, _ => null },
            NearNote = value.TryGetProperty("near-note", out _) ? Flag("near-note") : null,
            FirstNote = int.TryParse(Scalar(value, "first-reference-note-number"), out var note) ? note : null,
        };
    }

    private static string Scalar(JsonElement value, string name) => value.TryGetProperty(name, out var found) ? CslDateReader.Scalar(found) ?? "" : "";
}
