using System.Text.Json;
using RiskGraph.Citations.Lookup;
using RiskGraph.Core.Export;

namespace RiskGraph.Server.Citing;

/// <summary>Writes what was found for a sentence as JSON; the names are those of the GraphQL API.</summary>
internal static class SupportJson
{
    /// <summary>An object on one line.</summary>
    public static byte[] Write(SentenceSupport support, Func<SupportHit, FormattedCitation> cite) => JsonText.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("index", support.Index);
        json.WriteString("sentence", support.Sentence);
        json.WriteNumber("start", support.Start);
        json.WriteNumber("end", support.End);
        json.WriteString("verdict", Snake(support.Verdict.ToString()));
        json.WriteStartArray("hits");
        foreach (var hit in support.Hits) Write(json, hit, cite(hit));
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, SupportHit hit, FormattedCitation citation)
    {
        json.WriteStartObject();
        json.WriteString("relation", Snake(hit.Relation.ToString()));
        json.WriteNumber("score", Math.Round(hit.Score, 4));
        json.WriteStartArray("parts");
        foreach (var part in hit.Parts)
        {
            json.WriteStartObject();
            json.WriteString("name", part.Name);
            json.WriteNumber("value", Math.Round(part.Value, 4));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("statement", hit.Statement?.Id);
        json.WriteString("quote", hit.Quote);
        json.WriteStartObject("locator");
        json.WriteString("section", hit.Passage.Section);
        json.WriteNumber("line", hit.Passage.Line);
        json.WriteNumber("start", hit.Passage.Start + hit.Span.Start);
        json.WriteNumber("end", hit.Passage.Start + hit.Span.End);
        json.WriteEndObject();
        json.WriteString("passage", hit.Passage.Id);
        json.WriteStartObject("document");
        json.WriteString("id", hit.Document.Id.Text);
        json.WriteString("title", hit.Document.Title);
        json.WriteString("url", hit.Document.Url);
        json.WriteEndObject();
        json.WriteString("role", hit.Role is { } role ? Snake(role.ToString()) : null);
        if (hit.Primary is { } primary)
        {
            json.WriteStartObject("primary");
            json.WriteString("id", primary.Id.Text);
            json.WriteString("name", primary.Name);
            json.WriteEndObject();
        }
        else json.WriteNull("primary");
        json.WriteStartArray("differences");
        foreach (var difference in hit.Differences)
        {
            json.WriteStartObject();
            json.WriteString("what", Snake(difference.What.ToString()));
            json.WriteString("inDraft", difference.InDraft);
            json.WriteString("inSource", difference.InSource);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("citation");
        json.WriteString("inText", citation.InText);
        json.WriteString("footnote", citation.Footnote);
        json.WriteString("bibliography", citation.Bibliography);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Snake(string name) => name == nameof(Verdict.NothingFound) ? "NOTHING_FOUND" : name.ToUpperInvariant();
}
