using System.Text.RegularExpressions;

namespace RiskGraph.Citations.Lookup.Drafts;

/// <summary>Hides the markup of Markdown, as pandoc and GitHub write it.</summary>
internal static partial class MarkdownMask
{
    [GeneratedRegex(@"^---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", RegexOptions.Singleline)] private static partial Regex FrontMatter { get; }
    [GeneratedRegex(@"^[ ]{0,3}(`{3,}|~{3,}).*?(?:^[ ]{0,3}\1[`~]*[ \t]*$|\z)", RegexOptions.Multiline | RegexOptions.Singleline)] private static partial Regex Fence { get; }
    [GeneratedRegex(@"<!--.*?(?:-->|\z)|</?[A-Za-z][^<>\n]{0,300}>", RegexOptions.Singleline)] private static partial Regex Html { get; }
    [GeneratedRegex(@"^\[\^[^\]\n]+\]:.*(?:\n[ \t]+\S.*)*", RegexOptions.Multiline)] private static partial Regex NoteText { get; }
    [GeneratedRegex(@"^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+.*$", RegexOptions.Multiline)] private static partial Regex LinkTarget { get; }
    [GeneratedRegex(@"\[\^[^\]\s]{1,60}\]|\^\[[^\]]{1,2000}\]|\[[^\]\n]{0,200}@[^\]\n]{1,300}\]|(?<![\w@])@[\w:.#$%&+?<>~/-]*\w")] private static partial Regex Note { get; }
    [GeneratedRegex(@"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")] private static partial Regex Image { get; }
    [GeneratedRegex(@"\[([^\]\n]{1,500})\](\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])")] private static partial Regex Link { get; }
    [GeneratedRegex(@"^[ ]{0,3}(#{1,6})[ \t]+.*$|^[^\n]+\n(?=[ ]{0,3}(?:=+|-{2,})[ \t]*$)", RegexOptions.Multiline)] private static partial Regex Heading { get; }
    [GeneratedRegex(@"^[ ]{0,3}(?:=+|-{2,}|\*{3,}|_{3,}|[|:\- ]{3,})[ \t]*$", RegexOptions.Multiline)] private static partial Regex Rule { get; }
    [GeneratedRegex(@"^[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t])?)?", RegexOptions.Multiline)] private static partial Regex LineStart { get; }
    [GeneratedRegex(@"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]|^[ \t]*\|", RegexOptions.Multiline)] private static partial Regex Item { get; }
    [GeneratedRegex(@"\*{1,3}|~~|`+|(?<!\w)_{1,3}|_{1,3}(?!\w)|\\(?=[\\`*_{}\[\]()#+.!|>~-])|\|")] private static partial Regex Emphasis { get; }

    public static MaskedText Of(string text)
    {
        var mask = new Masking(text);
        var headings = Heading.Matches(text).Select(m => (m.Index, End: m.Index + m.Length)).ToList();
        var items = Item.Matches(text).Select(m => m.Index).ToHashSet();
        foreach (var whole in new[] { FrontMatter, Fence, Html, NoteText, LinkTarget, Image, Rule })
            foreach (Match match in whole.Matches(text)) mask.Hide(match.Index, match.Index + match.Length);
        foreach (Match match in Note.Matches(text))
            if (!mask.IsHidden(match.Index)) mask.Cite(match.Index, match.Index + match.Length);
        foreach (Match match in Link.Matches(text))
        {
            if (mask.IsHidden(match.Index)) continue;
            mask.Hide(match.Index, match.Index + 1);
            // Where it leads says where the words are from.
            var target = match.Groups[2];
            if (target.Value.StartsWith("(http", StringComparison.OrdinalIgnoreCase)) mask.Cite(target.Index - 1, target.Index + target.Length);
            else mask.Hide(target.Index - 1, target.Index + target.Length);
        }
        foreach (Match match in LineStart.Matches(text)) mask.Hide(match.Index, match.Index + match.Length);
        foreach (var (start, end) in headings)
            for (var i = start; i < end && text[i] is '#' or ' '; i++) mask.Hide(i, i + 1);
        foreach (Match match in Emphasis.Matches(text)) mask.Hide(match.Index, match.Index + match.Length);
        return mask.ToText(words => Blocks(words, headings, items));
    }

    private static IEnumerable<DraftBlock> Blocks(string words, List<(int Start, int End)> headings, HashSet<int> items)
    {
        var starts = headings.SelectMany(h => new[] { h.Start, Math.Min(words.Length, h.End + (h.End < words.Length && words[h.End] == '\n' ? 1 : 0)) }).Concat(items).ToHashSet();
        var headed = new StretchWalk(headings);
        foreach (var block in MaskedText.Paragraphs(words, starts.Contains)) yield return block with { IsHeading = headed.Has(block.Start) };
    }
}
