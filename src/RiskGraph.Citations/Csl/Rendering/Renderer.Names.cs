using System.Globalization;
using RiskGraph.Citations.Csl.Citing;
using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Rendering;

internal sealed partial class Renderer
{
    /// <param name="parent">The names that this element stands in for, whose manner it takes over when it has none of its own.</param>
    private Out? Names(NamesElement element, Frame frame, NamesElement? parent)
    {
        var isFirst = parent is null && !frame.HasNames;
        var manner = element.IsShorthand && parent is not null
            ? element with { Name = parent.Name, EtAl = parent.EtAl, Label = parent.Label, LabelFirst = parent.LabelFirst, Delimiter = element.Delimiter ?? parent.Delimiter }
            : element;
        var options = (manner.Name?.Options ?? NameOptions.None).Over(frame.Layout.Names);
        if (frame.SortKey is { } key)
            options = options with
            {
                EtAlMin = key.NamesMin ?? options.EtAlMin,
                EtAlSubsequentMin = key.NamesMin ?? options.EtAlSubsequentMin,
                EtAlUseFirst = key.NamesUseFirst ?? options.EtAlUseFirst,
                EtAlSubsequentUseFirst = key.NamesUseFirst ?? options.EtAlSubsequentUseFirst,
                EtAlUseLast = key.NamesUseLast ?? options.EtAlUseLast,
                NameAsSortOrder = "all",
            };
        var lists = Lists(element.Variables, frame);
        foreach (var variable in element.Variables) frame.Called(variable, lists.Exists(list => list.Covers.Contains(variable)));
        Out? rendered;
        if (lists.Count == 0)
        {
            rendered = element.Substitute is null ? null : Substitute(element, frame);
            rendered = Dress(rendered, element.Look with { TextCase = null, StripPeriods = false }, frame);
        }
        else if (options.Form == "count")
        {
            var count = lists.Sum(list => Shown(list.Names.Count, options, frame, null));
            frame.NameBlocks += lists.Count;
            rendered = Dress(new OutText(count.ToString(frame.SortKey is null ? "D" : "D6", CultureInfo.InvariantCulture)), element.Look, frame);
        }
        else
        {
            var content = new List<Out>();
            foreach (var list in lists) content.Add(WithLabel(NameList(list.Names, options, manner, frame), list, manner, frame));
            rendered = Dress(Join(content, manner.Delimiter ?? options.NamesDelimiter ?? ""), element.Look, frame);
        }
        if (rendered is null || !isFirst) return rendered;
        frame.HasNames = true;
        frame.FirstNames = rendered;
        return frame.SuppressNames ? null : rendered;
    }

    private static readonly string[] s_both = ["editor", "translator"];

    private sealed record ListOfNames(string Term, IReadOnlyList<CslName> Names, IReadOnlyList<string> Covers);

    private static List<ListOfNames> Lists(IReadOnlyList<string> variables, Frame frame)
    {
        IReadOnlyList<CslName>? Of(string variable) => frame.Substituted.Contains(variable) ? null : frame.Item.Names.GetValueOrDefault(variable);
        var lists = new List<ListOfNames>();
        var (editor, translator) = (Of("editor"), Of("translator"));
        var isSame = editor is not null && translator is not null && editor.SequenceEqual(translator);
        foreach (var variable in variables)
        {
            if (isSame && variable is "editor" or "translator" && isSame && variables.Contains("editor") && variables.Contains("translator"))
            {
                if (!lists.Exists(list => list.Term == "editortranslator")) lists.Add(new("editortranslator", editor!, s_both));
            }
            else if (variable == "editor-translator" && Of(variable) is null)
            {
                if (isSame) lists.Add(new("editortranslator", editor!, [variable, "editor", "translator"]));
            }
            else if (Of(variable) is { } names) lists.Add(new(variable == "editor-translator" ? "editortranslator" : variable, names, [variable]));
        }
        return lists;
    }

    private Out? Substitute(NamesElement element, Frame frame)
    {
        foreach (var child in element.Substitute!)
        {
            var outer = frame.Trial;
            frame.Trial = new(StringComparer.Ordinal);
            var content = new List<Out>();
            if (child is NamesElement names)
            {
                if (Names(names, frame, element) is { IsEmpty: false } rendered) content.Add(rendered);
            }
            else Render(child, frame, content);
            var used = frame.Trial;
            frame.Trial = outer;
            if (content.Count == 0) continue;
            frame.Substituted.UnionWith(used);
            outer?.UnionWith(used);
            return OutBox.Of(content);
        }
        return null;
    }

    private Out WithLabel(Out names, ListOfNames list, NamesElement manner, Frame frame)
    {
        if (manner.Label is not { } label || frame.SortKey is not null) return names;
        var plural = label.Plural == Plurality.Always || label.Plural == Plurality.Contextual && list.Names.Count > 1;
        var text = Locale.Text(list.Term, label.Form, plural);
        if (text.Length == 0 || Dress(new OutText(text, LeafKind.Term), label.Look, frame) is not { } rendered) return names;
        return new OutBox { Items = manner.LabelFirst ? [rendered, names] : [names, rendered] };
    }

    /// <summary>How many of <paramref name="count"/> names are shown.</summary>
    private static int Shown(int count, NameOptions options, Frame frame, int? block)
    {
        var isSubsequent = !frame.IsBibliography && frame.Position != CitePosition.First;
        var min = (isSubsequent ? options.EtAlSubsequentMin : null) ?? options.EtAlMin ?? 0;
        var use = (isSubsequent ? options.EtAlSubsequentUseFirst : null) ?? options.EtAlUseFirst ?? 0;
        if (min <= 0 || use <= 0 || count < min) return count;
        if (block is not null && !frame.IsBibliography && frame.SortKey is null) use = Math.Max(use, frame.Distinction.Names);
        return Math.Min(use, count);
    }

    private Out NameList(IReadOnlyList<CslName> names, NameOptions options, NamesElement manner, Frame frame)
    {
        var block = frame.NameBlocks++;
        frame.ShownNames.Add(names);
        var shown = Shown(names.Count, options, frame, block);
        var delimiter = options.Delimiter ?? ", ";
        var isTruncated = shown < names.Count;
        var useLast = isTruncated && (options.EtAlUseLast ?? false) && shown < names.Count - 1;
        var items = new List<Out>();
        var wasInverted = false;
        for (var i = 0; i < shown; i++)
        {
            if (i > 0) items.Add(new OutText(!isTruncated && i == shown - 1 ? BeforeLast(options, delimiter, shown, wasInverted) : delimiter));
            items.Add(Name(names[i], i, block, options, manner.Name, frame, out wasInverted));
        }
        if (useLast)
        {
            items.Add(new OutText(delimiter));
            items.Add(new OutText("… "));
            items.Add(Name(names[^1], names.Count - 1, block, options, manner.Name, frame, out _));
        }
        else if (isTruncated && frame.SortKey is null && Locale.Text(manner.EtAl?.Term ?? "et-al") is { Length: > 0 } etAl)
        {
            var precedes = (options.DelimiterPrecedesEtAl ?? "contextual") switch { "always" => true, "never" => false, "after-inverted-name" => wasInverted, _ => shown > 1 };
            items.Add(new OutText(precedes ? delimiter : " "));
            items.Add(Dress(new OutText(etAl), manner.EtAl?.Look ?? Look.Plain, frame, Mark.EtAl)!);
        }
        var list = new OutBox { Items = items, Mark = Mark.NameList };
        return manner.Name is { } name ? Dress(list, name.Look, frame) ?? list : list;
    }

    private string BeforeLast(NameOptions options, string delimiter, int count, bool wasInverted)
    {
        if (options.And is null) return delimiter;
        var and = options.And == "symbol" ? Locale.Defines("and", "symbol") ? Locale.Text("and", "symbol") : "&" : Locale.Text("and");
        var precedes = (options.DelimiterPrecedesLast ?? "contextual") switch { "always" => true, "never" => false, "after-inverted-name" => wasInverted, _ => count > 2 };
        return (precedes ? delimiter.EndsWith(' ') ? delimiter : delimiter + " " : " ") + and + " ";
    }

    private Out Name(CslName name, int index, int block, NameOptions options, NameElement? element, Frame frame, out bool isInverted)
    {
        var isPrimary = block == 0 && index == 0;
        if (frame.Probes is { } probes && name.IsPersonal)
        {
            var forms = Enumerable.Range(0, 3).Select(at => NameAt(name, index, at, options, element, frame, out _).Plain()).ToList();
            probes.Add(new(name, forms, isPrimary, options.InitializeWith is not null && (options.Initialize ?? true)));
        }
        var level = frame.IsBibliography ? 0 : Math.Max(frame.Distinction.Given.GetValueOrDefault((block, index)),
            isPrimary || !GivenLevelsAreForFirstNames ? GivenLevels.GetValueOrDefault(name) : 0);
        return NameAt(name, index, level, options, element, frame, out isInverted);
    }

    private Out NameAt(CslName name, int index, int level, NameOptions options, NameElement? element, Frame frame, out bool isInverted)
    {
        isInverted = false;
        if (name.Literal is { } literal)
        {
            var text = frame.SortKey is null ? literal : NameForm.WithoutArticle(literal);
            return new OutBox { Mark = Mark.Name, Items = [RichText.Parse(text)] };
        }
        if (frame.SortKey is not null) return new OutText(NameForm.SortKey(name, options.Form == "short", style.DemoteNonDroppingParticle == "never"));
        var isLong = options.Form != "short" || level > 0;
        var isInitialized = options.InitializeWith is not null && (options.Initialize ?? true);
        string Given()
        {
            if (options.InitializeWith is null) return name.Given;
            if (isInitialized && level < 2) return NameForm.Initials(name.Given, options.InitializeWith, style.InitializeWithHyphen, isWhole: true);
            return NameForm.Initials(name.Given, options.InitializeWith, style.InitializeWithHyphen, isWhole: false);
        }
        var inverts = options.NameAsSortOrder == "all" || options.NameAsSortOrder == "first" && index == 0;
        var pieces = new NamePieces(this, frame, element?.Family ?? Look.Plain, element?.Given ?? Look.Plain);
        Out? content;
        if (!NameForm.IsRomanesque(name)) content = isLong ? pieces.Asian(name.Family, Given()) : pieces.Family("", name.Family, "");
        else if (name.StaticOrdering) content = isLong ? pieces.Static(name, Given()) : pieces.Family("", name.Family, "");
        else if (!isLong) content = pieces.Family(name.NonDroppingParticle, name.Family.Length > 0 ? name.Family : name.Given, "");
        else if (inverts && name.Family.Length > 0)
        {
            isInverted = true;
            content = pieces.Inverted(name, Given(), options.SortSeparator ?? ", ", style.DemoteNonDroppingParticle == "display-and-sort");
        }
        else content = pieces.Natural(name, Given());
        return new OutBox { Mark = Mark.Name, Items = [content ?? new OutText("")] };
    }

    /// <summary>Puts the parts of a personal name together, each in its look.</summary>
    private sealed class NamePieces(Renderer renderer, Frame frame, Look family, Look given)
    {
        public Out? Natural(CslName name, string givenText)
        {
            var items = new List<Out>();
            var tight = name.Family.Length == 0;
            if (Given(givenText, name.DroppingParticle, "") is { } first) Add(items, first, false);
            var glued = name.DroppingParticle.Length > 0 && IsGlued(name.DroppingParticle);
            if (!tight && Family(name.NonDroppingParticle, name.Family, name.Suffix.Length == 0 ? "" : (name.CommaSuffix ? ", " : " ") + name.Suffix) is { } last) Add(items, last, glued);
            else if (tight && name.Suffix.Length > 0) items.Add(new OutText((name.CommaSuffix ? ", " : " ") + name.Suffix));
            return OutBox.Of(items);
        }

        public Out? Inverted(CslName name, string givenText, string separator, bool demotes)
        {
            var items = new List<Out>();
            if (Family(demotes ? "" : name.NonDroppingParticle, name.Family, "") is { } last) items.Add(last);
            if (Given(givenText, name.DroppingParticle, demotes ? name.NonDroppingParticle : "") is { } first)
            {
                items.Add(new OutText(separator));
                items.Add(first);
            }
            if (name.Suffix.Length > 0)
            {
                items.Add(new OutText(separator));
                items.Add(RichText.Parse(name.Suffix));
            }
            return OutBox.Of(items);
        }

        public Out? Asian(string familyText, string givenText) => Of(Family("", familyText, ""), Given(givenText, "", ""), "");

        public Out? Static(CslName name, string givenText) => Of(Family(name.NonDroppingParticle, name.Family, ""), Given(givenText, name.DroppingParticle, ""), " ");

        private static Out? Of(Out? first, Out? second, string between)
        {
            if (first is null || second is null) return first ?? second;
            return new OutBox { Items = between.Length == 0 ? [first, second] : [first, new OutText(between), second] };
        }

        public Out? Family(string particle, string familyText, string suffix)
        {
            if (familyText.Length == 0 && particle.Length == 0) return null;
            var text = particle.Length == 0 ? familyText : IsGlued(particle) ? particle + familyText : particle + " " + familyText;
            return Part(text, suffix, family);
        }

        private Out? Given(string givenText, string dropping, string demoted)
        {
            var text = string.Join(' ', new[] { givenText, dropping, demoted }.Where(part => part.Length > 0));
            return text.Length == 0 ? null : Part(text, "", given);
        }

        // The suffix stands inside the affixes of the part, but outside its format.
        private Out? Part(string text, string suffix, Look look)
        {
            if (suffix.Length == 0) return renderer.Dress(RichText.Parse(text), look, frame);
            var core = renderer.Dress(RichText.Parse(text), look with { Prefix = "", Suffix = "" }, frame);
            return renderer.Dress(new OutBox { Items = [core!, new OutText(suffix)] }, new Look { Prefix = look.Prefix, Suffix = look.Suffix }, frame);
        }

        private static void Add(List<Out> items, Out item, bool glued)
        {
            if (items.Count > 0 && !glued) items.Add(new OutText(" "));
            items.Add(item);
        }

        private static bool IsGlued(string particle) => particle[^1] is '\'' or '’' or '-' or '‘' or 'ʼ';
    }
}
