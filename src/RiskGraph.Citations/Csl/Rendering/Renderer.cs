using RiskGraph.Citations.Csl.Locales;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Rendering;

/// <summary>Turns the elements of a style into output for one item: here the dispatch, groups and what every element may carry.</summary>
internal sealed partial class Renderer(CslStyle style, Locale locale, Abbreviations abbreviations)
{
    public Locale Locale { get; } = locale;

    /// <summary>The global levels of given names, from the disambiguation of names; empty until it has run.</summary>
    public Dictionary<Data.CslName, int> GivenLevels { get; } = [];
    public bool GivenLevelsAreForFirstNames { get; set; }

    public List<Out> Render(IReadOnlyList<Element> elements, Frame frame)
    {
        var output = new List<Out>();
        foreach (var element in elements) Render(element, frame, output);
        return output;
    }

    private void Render(Element element, Frame frame, List<Out> output)
    {
        if (element is ChooseElement choose)
        {
            // Not an element of the output: the delimiter of what encloses it reaches its children.
            foreach (var child in Chosen(choose, frame)) Render(child, frame, output);
            return;
        }
        var rendered = element switch
        {
            TextElement text => Text(text, frame),
            NumberElement number => Number(number, frame),
            LabelElement label => Label(label, frame),
            GroupElement group => Group(group, frame),
            DateElement date => Date(date, frame),
            NamesElement names => Names(names, frame, null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (rendered is { IsEmpty: false }) output.Add(rendered);
    }

    private Out? Group(GroupElement group, Frame frame)
    {
        var content = Conditional(group.Children, frame);
        if (content.Count == 0) return null;
        return Dress(Join(content, group.Delimiter), group.Look, frame);
    }

    /// <summary>The output of a group or macro: nothing, when it calls variables and all of them are empty.</summary>
    private List<Out> Conditional(IReadOnlyList<Element> elements, Frame frame)
    {
        var (called, value) = (frame.HasCalled, frame.HasValue);
        (frame.HasCalled, frame.HasValue) = (false, false);
        var content = Render(elements, frame);
        if (frame.HasCalled && !frame.HasValue) content.Clear();
        // What is not empty counts as a variable that is not empty for the group around it.
        frame.HasValue = value || frame.HasValue || content.Count > 0;
        frame.HasCalled = called || frame.HasCalled || content.Count > 0;
        return content;
    }

    public static Out Join(List<Out> content, string delimiter)
    {
        if (content.Count == 1) return content[0];
        if (delimiter.Length == 0) return new OutBox { Items = content };
        var items = new List<Out>(content.Count * 2);
        foreach (var item in content)
        {
            if (items.Count > 0) items.Add(new OutText(delimiter));
            items.Add(item);
        }
        return new OutBox { Items = items };
    }

    /// <summary>Applies what an element carries to its content; affixes stand outside case, quotes and format.</summary>
    private Out? Dress(Out? content, Look look, Frame frame, Mark mark = Mark.None)
    {
        if (content is null || content.IsEmpty) return null;
        if (look.IsPlain) return mark == Mark.None ? content : new OutBox { Items = [content], Mark = mark };
        if (look.StripPeriods)
            foreach (var leaf in content.Leaves()) leaf.Text = leaf.Text.Replace(".", "", StringComparison.Ordinal);
        if (look.TextCase is { } textCase && frame.SortKey is null) TextCase.Apply(content, textCase, IsEnglish(frame));
        var inner = look.Format.IsNone && !look.Quotes && mark == Mark.None ? content
            : new OutBox { Items = [content], Format = look.Format, Quotes = look.Quotes && frame.SortKey is null, Mark = mark };
        if (look.Quotes && !look.Format.IsNone) inner = new OutBox { Items = [new OutBox { Items = [content], Format = look.Format, Mark = mark }], Quotes = true };
        if (look.Prefix.Length == 0 && look.Suffix.Length == 0 && look.Display is null) return inner;
        var items = new List<Out>(3);
        if (look.Prefix.Length > 0) items.Add(Affix(look.Prefix));
        items.Add(inner);
        if (look.Suffix.Length > 0) items.Add(Affix(look.Suffix));
        return new OutBox { Items = items, Display = frame.IsBibliography ? look.Display : null };
    }

    private static OutText Affix(string text) => new OutText(text.Replace('\'', '’'));

    public static Out? DressLayout(List<Out> content, Look look)
    {
        if (content.Count == 0) return null;
        var items = new List<Out>();
        if (look.Prefix.Length > 0) items.Add(new OutText(look.Prefix));
        items.AddRange(content);
        if (look.Suffix.Length > 0) items.Add(new OutText(look.Suffix));
        return new OutBox { Items = items, Format = look.Format };
    }

    private bool IsEnglish(Frame frame)
    {
        static bool English(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && (language.Length == 2 || !char.IsLetter(language[2]));
        return frame.Item.Text.TryGetValue("language", out var language) ? English(language) : style.DefaultLocale is null || English(style.DefaultLocale);
    }
}
