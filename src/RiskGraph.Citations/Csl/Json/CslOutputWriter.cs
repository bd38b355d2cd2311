using System.Text.Json;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Core.Export;

namespace RiskGraph.Citations.Csl.Json;

public enum CslFormat { Html, Plain, Markdown, Json }

/// <summary>Writes <c>{"citations": […], "bibliography": [[id, text]], "warnings": […]}</c>.</summary>
public static class CslOutputWriter
{
    /// <param name="isIndented">Many lines for people; otherwise one line.</param>
    public static string Write(CslResult result, CslFormat format, bool isIndented)
    {
        ArgumentNullException.ThrowIfNull(result);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("citations");
            foreach (var citation in result.Citations) Text(json, citation, format);
            json.WriteEndArray();
            json.WriteStartArray("bibliography");
            foreach (var entry in result.Bibliography)
            {
                json.WriteStartArray();
                json.WriteStringValue(entry.Id);
                Text(json, entry.Text, format);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteStartArray("warnings");
            foreach (var warning in result.Warnings) json.WriteStringValue(warning);
            json.WriteEndArray();
            json.WriteEndObject();
        }, isIndented);
    }

    private static void Text(Utf8JsonWriter json, FormattedText text, CslFormat format)
    {
        switch (format)
        {
            case CslFormat.Html:
                json.WriteStringValue(text.ToHtml());
                break;
            case CslFormat.Plain:
                json.WriteStringValue(text.ToPlainText());
                break;
            case CslFormat.Markdown:
                json.WriteStringValue(text.ToMarkdown());
                break;
            default:
                json.WriteStartArray();
                foreach (var run in text.ToRuns()) Run(json, run);
                json.WriteEndArray();
                break;
        }
    }

    /// <summary>Plain text as a string; formatted text as nested objects of <c>format</c> and <c>contents</c>.</summary>
    private static void Run(Utf8JsonWriter json, TextRun run)
    {
        List<string> formats = [];
        if (run.Display is not null) formats.Add(run.Display);
        if (run.Italic) formats.Add("italics");
        if (run.Bold) formats.Add("bold");
        if (run.SmallCaps) formats.Add("small-caps");
        if (run.Underline) formats.Add("underline");
        if (run.Superscript) formats.Add("superscript");
        if (run.Subscript) formats.Add("subscript");
        foreach (var format in formats)
        {
            json.WriteStartObject();
            json.WriteString("format", format);
            json.WriteStartArray("contents");
        }
        json.WriteStringValue(run.Text);
        for (var i = 0; i < formats.Count; i++)
        {
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
