using System.Globalization;
using RiskGraph.Citations.Csl.Data;

namespace RiskGraph.Citations.Csl.Rendering;

/// <summary>A label such as "Ferr78", for items that bring none: letters of the first names and two digits of the year.</summary>
internal static class CitationLabel
{
    public static string Of(CslItem item)
    {
        var families = item.Names.TryGetValue("author", out var authors) ? authors.Select(author => author.Literal ?? author.Family).ToList() : [];
        var length = families.Count switch { <= 1 => 4, 2 or 3 => 2, _ => 1 };
        var letters = string.Concat(families.Take(4).Select(family => family.Length <= length ? family : family[..length]));
        var year = item.Dates.TryGetValue("issued", out var issued) && issued.Start is { } start ? Math.Abs(start.Year % 100).ToString("D2", CultureInfo.InvariantCulture) : "";
        return letters + year;
    }
}
