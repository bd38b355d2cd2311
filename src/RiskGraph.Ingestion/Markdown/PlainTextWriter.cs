using System.Collections.Immutable;
using System.Text;

namespace RiskGraph.Ingestion.Markdown;

/// <summary>Puts blocks one below the other. White space inside a block becomes single blanks.</summary>
internal sealed class PlainTextWriter(int capacity)
{
    private readonly StringBuilder _text = new(capacity);
    private readonly ImmutableArray<Block>.Builder _blocks = ImmutableArray.CreateBuilder<Block>();

    public void Add(BlockKind kind, int level, int line, ReadOnlySpan<char> text)
    {
        var before = _text.Length;
        if (before > 0) _text.Append(IsOneGroup(kind) ? "\n" : "\n\n");
        if (kind == BlockKind.Item) _text.Append(' ', 2 * (level - 1)).Append("- ");
        var start = _text.Length;
        AppendCollapsed(text);
        if (_text.Length == start) _text.Length = before;
        else _blocks.Add(new(kind, level, start, _text.Length - start, line));
    }

    /// <summary>The front matter as it stands, so that its entries can be quoted.</summary>
    public void AddFrontMatter(ReadOnlySpan<char> yaml, int line)
    {
        _blocks.Add(new(BlockKind.FrontMatter, 0, _text.Length, yaml.Length, line));
        _text.Append(yaml);
    }

    public PlainText ToPlainText() => new(_text.ToString(), _blocks.ToImmutable());

    /// <summary>Items of one list and rows of one table stand on lines of their own without a gap.</summary>
    private bool IsOneGroup(BlockKind kind) => kind is BlockKind.Item or BlockKind.Row && _blocks.Count > 0 && _blocks[^1].Kind == kind;

    private void AppendCollapsed(ReadOnlySpan<char> text)
    {
        var start = _text.Length;
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                gap = _text.Length > start;
                continue;
            }
            if (gap) _text.Append(' ');
            gap = false;
            _text.Append(c);
        }
    }
}
