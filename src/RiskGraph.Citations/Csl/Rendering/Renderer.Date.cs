using System.Globalization;
using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Rendering;

internal sealed partial class Renderer
{
    private Out? Date(DateElement element, Frame frame)
    {
        if (frame.Substituted.Contains(element.Variable) || !frame.Item.Dates.TryGetValue(element.Variable, out var date))
        {
            frame.Called(element.Variable, hasValue: false);
            return null;
        }
        var (parts, delimiter, look) = PartsOf(element);
        if (frame.SortKey is not null)
        {
            frame.Called(element.Variable, hasValue: true);
            return new OutText(DateKey.Of(date, parts.Exists(p => p.Name == "month"), parts.Exists(p => p.Name == "day")));
        }
        var isFirst = frame.YearText is null && element.Variable != "accessed";
        var suffix = "";
        if (isFirst && frame.Distinction.YearSuffix.Length > 0 && !SuffixIsExplicit()) suffix = frame.Distinction.YearSuffix;
        List<Out> content;
        if (date.Start is null)
        {
            content = [RichText.Parse(date.Literal!)];
            if (suffix.Length > 0) content.Add(SuffixBox(suffix));
        }
        else content = date.End is null && !date.IsOpen ? One(date.Start, parts, frame, suffix) : Range(date, parts, frame, suffix);
        if (isFirst && content.Count > 0)
        {
            frame.YearText = string.Concat(content.SelectMany(item => item.Leaves()).Select(leaf => leaf.Text));
            if (suffix.Length > 0 && frame.YearText.EndsWith(suffix, StringComparison.Ordinal)) frame.YearText = frame.YearText[..^suffix.Length];
            if (frame.SuppressYear)
            {
                frame.Called(element.Variable, hasValue: true);
                return suffix.Length == 0 ? null : SuffixBox(suffix);
            }
        }
        frame.Called(element.Variable, content.Exists(item => !item.IsEmpty));
        if (content.Count == 0) return null;
        var joined = delimiter.Length == 0 ? new OutBox { Items = content } : Join(content, delimiter);
        return Dress(look is null ? joined : Dress(joined, look, frame), element.Look, frame);
    }

    // A style that places the suffix by itself, in citations or in the bibliography, wants it nowhere else.
    private bool SuffixIsExplicit() => style.UsesYearSuffixInCitation || style.UsesYearSuffixInBibliography;

    private static OutBox SuffixBox(string suffix) => new() { Mark = Mark.YearSuffix, Items = [new OutText(suffix)] };

    private (List<DatePart> Parts, string Delimiter, Look? Look) PartsOf(DateElement element)
    {
        if (element.Form is null || Locale.Date(element.Form) is not { } local) return ([.. element.Parts], element.Delimiter, null);
        var parts = local.Parts.Where(part => element.Shown switch
        {
            "year" => part.Name == "year",
            "year-month" => part.Name is "year" or "month",
            _ => true,
        }).Select(part =>
        {
            if (element.Parts.FirstOrDefault(own => own.Name == part.Name) is not { } over) return part;
            return part with
            {
                Form = over.Form ?? part.Form,
                RangeDelimiter = over.RangeDelimiter ?? part.RangeDelimiter,
                Look = part.Look with
                {
                    Format = over.Look.Format.IsNone ? part.Look.Format : over.Look.Format,
                    TextCase = over.Look.TextCase ?? part.Look.TextCase,
                    StripPeriods = over.Look.StripPeriods || part.Look.StripPeriods,
                },
            };
        }).ToList();
        return (parts, local.Delimiter, local.Look.IsPlain ? null : local.Look);
    }

    private List<Out> One(CslDateParts date, List<DatePart> parts, Frame frame, string yearSuffix)
    {
        var content = new List<Out>();
        foreach (var part in parts)
        {
            if (Part(part, date, frame, trimStart: false, trimEnd: false, ref yearSuffix) is { } rendered) content.Add(rendered);
        }
        return content;
    }

    private List<Out> Range(CslDate range, List<DatePart> parts, Frame frame, string yearSuffix)
    {
        var (start, end) = (range.Start!, range.End);
        if (end is null)
        {
            var open = One(start, parts, frame, yearSuffix);
            open.Add(new OutText("–"));
            return open;
        }
        bool Shows(string name) => parts.Exists(part => part.Name == name);
        var largest = start.Year != end.Year && Shows("year") ? "year"
            : (start.Month != end.Month || start.Season != end.Season) && Shows("month") ? "month"
            : start.Day != end.Day && Shows("day") ? "day" : null;
        if (largest is null) return One(start, parts, frame, yearSuffix);
        bool Differs(DatePart part) => largest == "year" || part.Name == "day" || largest == "month" && part.Name == "month";
        var first = parts.FindIndex(Differs);
        var last = parts.FindLastIndex(Differs);
        bool Has(DatePart part, CslDateParts of) => part.Name switch { "day" => of.Day is not null, "month" => of.Month is not null || of.Season is not null, _ => true };
        var lastOfStart = parts.FindLastIndex(last, last - first + 1, part => Differs(part) && Has(part, start));
        var firstOfEnd = parts.FindIndex(first, last - first + 1, part => Differs(part) && Has(part, end));
        var content = new List<Out>();
        var none = "";
        for (var i = 0; i < first; i++)
            if (Part(parts[i], start, frame, false, false, ref yearSuffix) is { } before) content.Add(before);
        var (left, right) = (new List<Out>(), new List<Out>());
        for (var i = first; i <= last; i++)
            if (Part(parts[i], start, frame, false, i == lastOfStart, ref none) is { } one) left.Add(one);
        for (var i = first; i <= last; i++)
            if (Part(parts[i], end, frame, i == firstOfEnd, false, ref yearSuffix) is { } other) right.Add(other);
        var delimiter = parts.Find(part => part.Name == largest)!.RangeDelimiter ?? "–";
        if (left.Count > 0 && right.Count > 0) left.Add(new OutText(delimiter));
        content.Add(new OutBox { Items = [.. left, .. right] });
        for (var i = last + 1; i < parts.Count; i++)
            if (Part(parts[i], end, frame, false, false, ref yearSuffix) is { } after) content.Add(after);
        return content;
    }

    private Out? Part(DatePart part, CslDateParts date, Frame frame, bool trimStart, bool trimEnd, ref string yearSuffix)
    {
        var text = part.Name switch
        {
            "year" => Year(date.Year, part.Form),
            "month" => Month(date, part.Form),
            _ => date.Day is { } day ? Day(day, date.Month, part.Form) : "",
        };
        if (text.Length == 0) return null;
        var look = trimStart || trimEnd ? part.Look with { Prefix = trimStart ? "" : part.Look.Prefix, Suffix = trimEnd ? "" : part.Look.Suffix } : part.Look;
        Out content = new OutText(text);
        if (part.Name == "year")
        {
            content = new OutBox { Mark = Mark.Year, Items = yearSuffix.Length > 0 ? [content, SuffixBox(yearSuffix)] : [content] };
            yearSuffix = "";
        }
        return Dress(content, look, frame);
    }

    private string Year(int year, string? form)
    {
        if (form == "short" && year >= 1000) return (year % 100).ToString("D2", CultureInfo.InvariantCulture);
        var digits = Math.Abs(year).ToString(CultureInfo.InvariantCulture);
        return year < 0 ? digits + Locale.Text("bc") : year < 1000 ? digits + Locale.Text("ad") : digits;
    }

    private string Month(CslDateParts date, string? form)
    {
        if (date.Season is { } season) return Locale.Text($"season-0{season}", form == "short" ? "short" : "long");
        return date.Month is not { } month ? "" : form switch
        {
            "numeric" => month.ToString(CultureInfo.InvariantCulture),
            "numeric-leading-zeros" => month.ToString("D2", CultureInfo.InvariantCulture),
            "short" => Locale.Text($"month-{month:D2}", "short"),
            _ => Locale.Text($"month-{month:D2}"),
        };
    }

    private string Day(int day, int? month, string? form) => form switch
    {
        "numeric-leading-zeros" => day.ToString("D2", CultureInfo.InvariantCulture),
        "ordinal" when day == 1 || !Locale.LimitDayOrdinals => Ordinal(day, (month is null ? null : Locale.Find($"month-{month:D2}")?.Gender) ?? ""),
        _ => day.ToString(CultureInfo.InvariantCulture),
    };
}
