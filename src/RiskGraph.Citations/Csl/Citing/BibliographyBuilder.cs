using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Rendering;

namespace RiskGraph.Citations.Csl.Citing;

internal sealed class BibliographyBuilder(Session session)
{
    public List<BibliographyEntry> Build()
    {
        var entries = new List<BibliographyEntry>();
        if (session.Style.Bibliography is not { } layout) return entries;
        var options = session.Style.BibliographyOptions!;
        var substitute = options.SubsequentAuthorSubstitute is { } text ? new AuthorSubstitution(text, options.SubsequentAuthorRule) : null;
        foreach (var item in session.Registry)
        {
            var frame = session.EntryFrame(item);
            var content = session.Renderer.Render(layout.Children, frame);
            if (content.Count == 0)
            {
                session.Warn($"The style prints nothing for '{item.Id}' in the bibliography.");
                continue;
            }
            substitute?.Apply(frame);
            if (options.SecondFieldAlign is not null && content.Count > 0)
                content = [new OutBox { Display = "left-margin", Items = [content[0]] }, new OutBox { Display = "right-inline", Items = content[1..] }];
            var look = layout.Look;
            if (look.Suffix.Length > 0 && content[^1] is OutBox { Display: not null, IsEmpty: false } last)
            {
                last.Items.Add(new OutText(look.Suffix));
                look = look with { Suffix = "" };
            }
            var root = new OutBox { Items = [Renderer.DressLayout(content, look)!] };
            if (root.Leaves().FirstOrDefault(leaf => leaf.Text.Length > 0) is { Kind: LeafKind.Term } first) TextCase.Apply(first, "capitalize-first", isEnglish: true);
            Punctuation.Settle(root, session.Renderer.Locale);
            entries.Add(new(item.Id, new(root)));
        }
        return entries;
    }
}

/// <summary>Puts a mark such as a long dash for names that the entry before has too.</summary>
internal sealed class AuthorSubstitution(string mark, string rule)
{
    private List<string> _before = [];
    private string _etAl = "";

    public void Apply(Frame frame)
    {
        if ((frame.FirstNames as OutBox)?.Find(Mark.NameList) is not { } list)
        {
            _before = [];
            return;
        }
        var boxes = Names(list).ToList();
        var names = boxes.ConvertAll(box => box.Plain());
        var etAl = frame.ShownNames.Count == 0 ? "" : string.Join('\n', frame.ShownNames[0]);
        var same = 0;
        while (same < names.Count && same < _before.Count && names[same] == _before[same]) same++;
        var isComplete = same == names.Count && same == _before.Count && etAl == _etAl && same > 0;
        (_before, _etAl) = (names, etAl);
        if (rule.StartsWith("complete", StringComparison.Ordinal) && !isComplete) return;
        if (rule == "complete-all")
        {
            list.Items.Clear();
            list.Items.Add(new OutText(mark));
            return;
        }
        var count = rule switch { "partial-first" => Math.Min(1, same), _ => same };
        foreach (var box in boxes.Take(count))
        {
            box.Items.Clear();
            box.Items.Add(new OutText(mark));
        }
    }

    private static IEnumerable<OutBox> Names(OutBox box) => box.Items.OfType<OutBox>().SelectMany(item => item.Mark == Mark.Name ? [item] : Names(item));
}
