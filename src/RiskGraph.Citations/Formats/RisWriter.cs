using System.Globalization;
using RiskGraph.Citations.Csl.Data;

namespace RiskGraph.Citations.Formats;

/// <summary>
/// Writes items as RIS (the format of Research Information Systems, tags of 2011), lines ending with CR LF. A body's name ends
/// with a comma, by which readers take it whole instead of splitting off a given name.
/// </summary>
public sealed class RisWriter : IReferenceWriter
{
    // LEGAL comes back from some readers as a court case, so statutes and regulations are STAT.
    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        ["report"] = "RPRT",
        ["webpage"] = "ELEC",
        ["regulation"] = "STAT",
        ["legislation"] = "STAT",
        ["standard"] = "STAND",
        ["dataset"] = "DATA",
        ["software"] = "COMP",
        ["legal_case"] = "CASE",
        ["article-journal"] = "JOUR",
        ["paper-conference"] = "CPAPER",
        ["book"] = "BOOK",
        ["chapter"] = "CHAP",
        ["thesis"] = "THES",
        ["article-newspaper"] = "NEWS",
        ["article-magazine"] = "MGZN",
        ["article"] = "UNPB",
    };

    // In the order in which they are written.
    private static readonly (string Variable, string Tag)[] s_texts =
    [
        ("title", "TI"), ("title-short", "ST"), ("original-title", "OP"), ("container-title", "T2"), ("publisher", "PB"), ("publisher-place", "CY"), ("number", "M1"),
        ("volume", "VL"), ("issue", "IS"), ("page", "SP"), ("version", "ET"), ("edition", "ET"), ("DOI", "DO"), ("URL", "UR"), ("language", "LA"), ("license", "N1"),
    ];

    public void WriteStart(TextWriter writer)
    {
    }

    public void Write(TextWriter writer, CslItem item, bool isFirst)
    {
        ArgumentNullException.ThrowIfNull(item);
        Line("TY", s_types.GetValueOrDefault(item.Type, "GEN"));
        Line("ID", item.Id);
        foreach (var name in item.Names.GetValueOrDefault("author") ?? []) Line("AU", name.Literal is { } body ? body + "," : string.Join(", ", new[] { name.WholeFamily, name.Given, name.Suffix }.Where(p => p.Length > 0)));
        foreach (var name in item.Names.GetValueOrDefault("editor") ?? []) Line("ED", name.Literal is { } body ? body + "," : string.Join(", ", new[] { name.WholeFamily, name.Given }.Where(p => p.Length > 0)));
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (variable, tag) in s_texts)
            if (item.Text.TryGetValue(variable, out var value) && written.Add(tag)) Line(tag, value);
        if (item.Dates.GetValueOrDefault("issued")?.Start is { } issued)
        {
            Line("PY", issued.Year.ToString("0000", CultureInfo.InvariantCulture));
            Line("DA", Day(issued));
        }
        if (item.Dates.GetValueOrDefault("accessed")?.Start is { } accessed) Line("Y2", Day(accessed));
        writer.Write("ER  - \r\n\r\n");
        void Line(string tag, string value) => writer.Write($"{tag}  - {string.Join(' ', value.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}\r\n");
    }

    public void WriteEnd(TextWriter writer)
    {
    }

    /// <summary>Always with three slashes: <c>2024//</c> is a year alone.</summary>
    private static string Day(CslDateParts date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}/{date.Month:00}/{date.Day:00}/");
}
