using RiskGraph.Citations.Csl.Locales;

namespace RiskGraph.Citations.Csl.Output;

/// <summary>Settles what only the whole output shows: which quotation marks, which side of them a full stop goes, and which of two marks that meet stays.</summary>
internal static class Punctuation
{
    public static void Settle(OutBox root, Locale locale)
    {
        Quote(root, locale, depth: 0);
        var leaves = root.Leaves().Where(leaf => leaf.Text.Length > 0).ToList();
        var hasQuotes = leaves.Exists(leaf => leaf.Kind == LeafKind.CloseQuote);
        Merge(leaves);
        if (!hasQuotes) return;
        if (locale.PunctuationInQuote) MoveInside(leaves);
        else MoveOutside(leaves);
        Merge(leaves);
    }

    private static void Quote(OutBox box, Locale locale, int depth)
    {
        foreach (var item in box.Items)
            if (item is OutBox inner) Quote(inner, locale, box.Quotes ? depth + 1 : depth);
        if (!box.Quotes || box.IsEmpty) return;
        var level = depth % 2 == 0 ? "quote" : "inner-quote";
        box.Items.Insert(0, new OutText(locale.Text("open-" + level), LeafKind.OpenQuote));
        box.Items.Add(new OutText("", LeafKind.Text)); // The place for punctuation that moves inside.
        box.Items.Add(new OutText(locale.Text("close-" + level), LeafKind.CloseQuote));
    }

    private static void MoveInside(List<OutText> leaves)
    {
        for (var i = 0; i < leaves.Count; i++)
        {
            if (leaves[i].Kind != LeafKind.CloseQuote) continue;
            var first = i;
            while (i + 1 < leaves.Count && (leaves[i + 1].Kind == LeafKind.CloseQuote || leaves[i + 1].Text.Length == 0)) i++;
            if (i + 1 >= leaves.Count || first == 0) continue;
            var (inside, next) = (leaves[first - 1], leaves[i + 1]);
            while (next.Text.Length > 0 && next.Text[0] is '.' or ',' && !IsWithinWord(next.Text))
            {
                if (inside.Text.Length == 0) break;
                inside.Text = inside.Text[..^1] + Meeting(inside.Text[^1], next.Text[0]);
                next.Text = next.Text[1..];
            }
        }
    }

    private static void MoveOutside(List<OutText> leaves)
    {
        for (var i = 1; i + 1 < leaves.Count; i++)
        {
            if (leaves[i].Kind != LeafKind.CloseQuote) continue;
            var (inside, next) = (leaves[i - 1], leaves[i + 1]);
            if (inside.Text.Length == 0 || inside.Text[^1] is not ('.' or ',') || next.Text.Length == 0 || next.Text[0] is not ('.' or ',' or ';' or ':')) continue;
            next.Text = Meeting(inside.Text[^1], next.Text[0]) + next.Text[1..];
            inside.Text = inside.Text[..^1];
        }
    }

    private static void Merge(List<OutText> leaves)
    {
        var before = new List<OutText>();
        foreach (var leaf in leaves)
        {
            while (before.Count > 0 && before[^1].Text.Length > 0 && leaf.Text.Length > 0)
            {
                var (x, y) = (before[^1].Text[^1], leaf.Text[0]);
                if (leaf.Kind == LeafKind.OpenQuote || leaf.Kind == LeafKind.CloseQuote) break;
                if (x == ' ' && (y == ' ' || y is ',' or '.' or ';' && !IsWithinWord(leaf.Text)))
                {
                    before[^1].Text = before[^1].Text[..^1];
                    while (before.Count > 0 && before[^1].Text.Length == 0) before.RemoveAt(before.Count - 1);
                    continue;
                }
                if (!IsMark(x) || !IsMark(y) || IsWithinWord(leaf.Text)) break;
                var met = Meeting(x, y);
                if (met.Length == 2) break;
                if (met[0] == x) leaf.Text = leaf.Text[1..];
                else
                {
                    before[^1].Text = before[^1].Text[..^1];
                    while (before.Count > 0 && before[^1].Text.Length == 0) before.RemoveAt(before.Count - 1);
                }
            }
            if (leaf.Text.Length > 0) before.Add(leaf);
        }
    }

    private static bool IsMark(char c) => c is '.' or ',' or ';' or ':' or '!' or '?';

    // ".NET" and ".5" begin with a stop that belongs to the word; "..." is one mark.
    private static bool IsWithinWord(string text) => text.Length > 1 && text[0] == '.' && (char.IsLetterOrDigit(text[1]) || text[1] == '.');

    /// <summary>What stays of two marks that meet.</summary>
    private static string Meeting(char x, char y) => (x, y) switch
    {
        _ when x == y && IsMark(x) => x.ToString(),
        ('!' or '?', '.' or ':') => x.ToString(),
        (':' or ';', '.') or (';', ':') => x.ToString(),
        (':' or ';', '!' or '?') => y.ToString(),
        _ => string.Concat(x, y),
    };
}
