using System.Globalization;
using RiskGraph.Citations.Csl.Data;

namespace RiskGraph.Citations.Formats;

public enum BibDialect { BibTex, BibLatex }

/// <summary>
/// Writes items as a .bib file: BibLaTeX (manual 3.19, section 2) or classic BibTeX. The key is the item's id. Titles and the
/// names of bodies are in double braces, so that no style lowers their capitals or splits them at an "and".
/// </summary>
public sealed class BibWriter(BibDialect dialect) : IReferenceWriter
{
    private static readonly Dictionary<string, (string BibLatex, string BibTex)> s_types = new(StringComparer.Ordinal)
    {
        ["report"] = ("report", "techreport"),
        ["webpage"] = ("online", "misc"),
        ["regulation"] = ("legislation", "misc"),
        ["legislation"] = ("legislation", "misc"),
        ["standard"] = ("standard", "misc"),
        ["dataset"] = ("dataset", "misc"),
        ["software"] = ("software", "misc"),
        ["legal_case"] = ("jurisdiction", "misc"),
        ["article-journal"] = ("article", "article"),
        ["article-newspaper"] = ("article", "article"),
        ["article-magazine"] = ("article", "article"),
        ["paper-conference"] = ("inproceedings", "inproceedings"),
        ["book"] = ("book", "book"),
        ["chapter"] = ("incollection", "incollection"),
        ["thesis"] = ("thesis", "phdthesis"),
        ["article"] = ("unpublished", "unpublished"),
    };

    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private bool IsBibLatex => dialect == BibDialect.BibLatex;

    public void WriteStart(TextWriter writer)
    {
    }

    public void Write(TextWriter writer, CslItem item, bool isFirst)
    {
        ArgumentNullException.ThrowIfNull(item);
        var types = s_types.GetValueOrDefault(item.Type, ("misc", "misc"));
        var type = IsBibLatex ? types.Item1 : types.Item2;
        writer.Write($"{(isFirst ? "" : "\n")}@{type}{{{item.Id},\n");
        Names("author");
        Names("editor");
        Field("title", Braced(Get("title")));
        Field("shorttitle", Braced(Get("title-short")));
        if (IsBibLatex) Field("origtitle", Braced(Get("original-title")));
        Field(type is "article" ? IsBibLatex ? "journaltitle" : "journal" : "booktitle", Braced(Get("container-title")));
        // A report must have the body that put it out; where nobody else published it, that is who wrote it.
        var publisher = Get("publisher") ?? (type is "report" or "techreport" && item.Names.GetValueOrDefault("author") is [{ Literal: { } body }, ..] ? body : null);
        Field(type is "report" or "techreport" ? "institution" : IsBibLatex || type is "book" or "incollection" or "inproceedings" ? "publisher" : "organization", Braced(publisher));
        Field(IsBibLatex ? "location" : "address", Text("publisher-place"));
        Field("number", Text("number"));
        Field("volume", Text("volume"));
        Field("pages", Text("page")?.Replace("-", "--", StringComparison.Ordinal).Replace("–", "--", StringComparison.Ordinal));
        Field(IsBibLatex ? "version" : "edition", Text("version") ?? Text("edition"));
        Dates();
        Field("doi", Get("DOI") is { } doi ? TexText.Address(doi) : null);
        if (Get("archive") == "arXiv")
        {
            Field("eprint", Text("archive_location"));
            Field(IsBibLatex ? "eprinttype" : "archiveprefix", "arXiv");
        }
        Address();
        if (IsBibLatex && Get("language") is { } language) Field("langid", Babel(language));
        Field("note", IsBibLatex ? null : Accessed());
        writer.Write("}\n");

        string? Get(string variable) => item.Text.GetValueOrDefault(variable);
        string? Text(string variable) => Get(variable) is { } value ? TexText.Of(value) : null;

        void Field(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) writer.Write($"  {name} = {{{value}}},\n");
        }

        void Names(string role)
        {
            if (item.Names.GetValueOrDefault(role) is { Count: > 0 } names) Field(role, string.Join(" and ", names.Select(Name)));
        }

        void Dates()
        {
            var issued = item.Dates.GetValueOrDefault("issued");
            if (IsBibLatex)
            {
                Field("date", issued is { Start: { } from } ? issued.End is { } to ? $"{Iso(from)}/{Iso(to)}" : Iso(from) : null);
                Field("eventdate", item.Dates.GetValueOrDefault("event-date") is { Start: { } happened } ? Iso(happened) : null);
                Field("urldate", item.Dates.GetValueOrDefault("accessed") is { Start: { } accessed } ? Iso(accessed) : null);
                return;
            }
            if (issued?.Start is not { } start) return;
            Field("year", start.Year.ToString(CultureInfo.InvariantCulture));
            // The names of months are macros of the style, so they stand without braces.
            if (start.Month is { } month) writer.Write($"  month = {s_months[month - 1]},\n");
        }

        void Address()
        {
            if (Get("URL") is not { } url) return;
            if (IsBibLatex) Field("url", TexText.Address(url));
            else Field("howpublished", $@"\url{{{TexText.Address(url)}}}");
        }

        string? Accessed() => item.Dates.GetValueOrDefault("accessed") is { Start: { } start } ? $"Accessed {Iso(start)}" : null;
    }

    public void WriteEnd(TextWriter writer)
    {
    }

    private static string? Braced(string? text) => text is null ? null : $"{{{TexText.Of(text)}}}";

    private static string Name(CslName name)
    {
        if (name.Literal is { } body) return $"{{{TexText.Of(body)}}}";
        return string.Join(", ", new[] { name.WholeFamily, name.Suffix, name.Given }.Where(p => p.Length > 0).Select(TexText.Of));
    }

    private static string Iso(CslDateParts date) => (date.Month, date.Day) switch
    {
        ({ } month, { } day) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{month:00}-{day:00}"),
        ({ } month, null) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{month:00}"),
        _ => date.Year.ToString("0000", CultureInfo.InvariantCulture),
    };

    /// <summary>The name by which babel knows the language.</summary>
    private static string? Babel(string tag) => tag.Split('-')[0] switch
    {
        "en" => tag.EndsWith("-GB", StringComparison.OrdinalIgnoreCase) ? "british" : "english",
        "zh" => "chinese",
        "de" => "ngerman",
        "fr" => "french",
        "es" => "spanish",
        "it" => "italian",
        "pt" => "portuguese",
        "nl" => "dutch",
        "ja" => "japanese",
        "ko" => "korean",
        "ru" => "russian",
        _ => null,
    };
}
