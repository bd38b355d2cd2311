using System.Collections.Immutable;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Markdown;

namespace RiskGraph.Ingestion.Sections;

/// <summary>Finds the sections of a text by its headings, and the passages in them.</summary>
internal static class SectionReader
{
    private const int LongestTitle = 200;
    private const int LongestSectionTitle = 300;

    public static SectionedText Read(EntityId document, PlainText plain)
    {
        var blocks = plain.Blocks.RemoveAll(b => b.Kind == BlockKind.FrontMatter);
        var titled = IsTitle(plain, blocks);
        var open = new List<OpenSection>();
        var passages = ImmutableArray.CreateBuilder<PlacedPassage>(blocks.Length);
        var numbers = new OccurrenceNumbers();
        for (var i = 0; i < blocks.Length; i++)
        {
            var block = blocks[i];
            var text = plain.Of(block).ToString();
            if (block.Kind == BlockKind.Heading || (i == 0 && titled))
            {
                var title = Shorten(text.TrimEnd(':', '：', ' '));
                var role = i == 0 && titled ? SectionRoles.Title : RoleOf(title, block.Level, open);
                open.Add(new(title, role, i == 0 && titled ? 1 : block.Level, block.Start));
            }
            else if (open.Count == 0) open.Add(new("", SectionRoles.Other, 0, block.Start));
            var section = open[^1];
            var passage = numbers.Number(new() { Document = document, Section = section.Title, Start = block.Start, Line = block.Line, Text = text });
            passages.Add(new(passage, RoleOfLine(text, block) ?? section.Role, i == 0 && titled ? BlockKind.Heading : block.Kind));
        }
        Advise(passages);
        var sections = open.Select((s, i) => new Section(s.Title, s.Role, s.Level, s.Start, i + 1 < open.Count ? open[i + 1].Start : plain.Text.Length));
        return new(plain.Text, titled ? open[0].Title : null, [.. sections], passages.ToImmutable());
    }

    /// <summary>Under a heading that says nothing, a list whose items all tell the reader what to do is advice.</summary>
    private static void Advise(ImmutableArray<PlacedPassage>.Builder passages)
    {
        for (var i = 0; i < passages.Count; i++)
        {
            if (passages[i].Kind != BlockKind.Item || passages[i].Role != SectionRoles.Other) continue;
            var end = i;
            while (end < passages.Count && passages[end].Kind == BlockKind.Item && passages[end].Role == SectionRoles.Other && passages[end].Passage.Section == passages[i].Passage.Section) end++;
            if (end - i > 1 && Enumerable.Range(i, end - i).All(k => IsImperative(passages[k].Text)))
                for (var k = i; k < end; k++) passages[k] = passages[k] with { Role = SectionRoles.InPractice };
            i = end - 1;
        }
    }

    /// <summary>Starts with the base of a verb: "Pin dependencies", "Do not", "Never".</summary>
    private static bool IsImperative(string text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        var word = text[..end].ToLowerInvariant();
        return word is "never" or "always" || (Sentences.Verbs.FormOf(word) & Sentences.VerbForm.Base) != 0 && end < text.Length && text[end] is ' ' or '-';
    }

    private sealed record OpenSection(string Title, string Role, int Level, int Start);

    /// <summary>A first heading or short first line that names no known section is the title.</summary>
    private static bool IsTitle(PlainText plain, ImmutableArray<Markdown.Block> blocks)
    {
        if (blocks.IsEmpty) return false;
        var first = plain.Of(blocks[0]).ToString();
        return blocks[0].Kind switch
        {
            BlockKind.Heading => !SectionRoles.IsHeading(first),
            BlockKind.Paragraph => blocks.Length > 1 && first.Length <= LongestTitle && !LineJoiner.EndsSentence(first) && blocks[1].Kind is BlockKind.Heading or BlockKind.Paragraph,
            _ => false,
        };
    }

    /// <summary>A heading that is not known goes with the section it stands in.</summary>
    private static string RoleOf(string title, int level, List<OpenSection> open)
    {
        var role = SectionRoles.Of(title);
        if (role != SectionRoles.Other) return role;
        var parent = open.FindLast(s => s.Level < level);
        return parent is null || parent.Level == 0 || parent.Role == SectionRoles.Title ? SectionRoles.Other : parent.Role;
    }

    private static string? RoleOfLine(string text, Markdown.Block block) => block.Kind == BlockKind.Heading ? null
        : SectionRoles.IsAttribution(text) || SectionRoles.IsSourceLine(text) ? SectionRoles.Attribution : null;

    private static string Shorten(string title) => title.Length <= LongestSectionTitle ? title
        : title[..(char.IsHighSurrogate(title[LongestSectionTitle - 1]) ? LongestSectionTitle - 1 : LongestSectionTitle)] + "…";
}
