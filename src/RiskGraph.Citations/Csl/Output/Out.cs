using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Output;

/// <summary>What a box of output is, for the steps that look for it again: grouping, collapsing, substitution.</summary>
internal enum Mark { None, NameList, Name, EtAl, Year, YearSuffix }

/// <summary>A piece of rendered output, not yet final: quotes are not chosen and punctuation is not merged.</summary>
internal abstract class Out
{
    public abstract bool IsEmpty { get; }

    public string Plain()
    {
        if (this is OutText leaf) return leaf.Text;
        var text = new System.Text.StringBuilder();
        foreach (var part in Leaves()) text.Append(part.Text);
        return text.ToString();
    }

    public IEnumerable<OutText> Leaves() => this switch
    {
        OutText text => [text],
        OutBox box => box.Items.SelectMany(item => item.Leaves()),
        _ => [],
    };
}

internal enum LeafKind { Text, Term, OpenQuote, CloseQuote }

internal sealed class OutText(string text, LeafKind kind = LeafKind.Text, bool keepsCase = false) : Out
{
    public string Text { get; set; } = text;
    public LeafKind Kind { get; } = kind;
    public bool KeepsCase { get; } = keepsCase;
    public override bool IsEmpty => Text.Length == 0;
}

internal sealed class OutBox : Out
{
    public List<Out> Items { get; init; } = [];
    public Format Format { get; init; } = Format.None;

    /// <summary>The format comes from markup in the data: inside the same format it is turned round, as italics in italics are.</summary>
    public bool IsMarkup { get; init; }
    public bool Quotes { get; init; }
    public string? Display { get; init; }
    public Mark Mark { get; init; }
    public override bool IsEmpty => Items.TrueForAll(item => item.IsEmpty);

    public static Out? Of(List<Out> items) => items.Count switch { 0 => null, 1 => items[0], _ => new OutBox { Items = items } };

    public OutBox? Find(Mark mark)
    {
        if (Mark == mark) return this;
        foreach (var item in Items)
            if (item is OutBox box && box.Find(mark) is { } found) return found;
        return null;
    }
}
