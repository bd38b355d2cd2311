using System.Collections.Immutable;

namespace RiskGraph.Ingestion.Markdown;

/// <summary>Heading, running text, an item of a list, a row of a table, lines of code, the YAML at the top.</summary>
internal enum BlockKind { Heading, Paragraph, Item, Row, Code, FrontMatter }

/// <summary>A stretch [Start, Start + Length) of <see cref="PlainText.Text"/> that can be read by itself. Never empty, never with white space at its ends (but for the indentation of YAML).</summary>
/// <param name="Level">Of a heading, from 1; of an item, how deep its list is nested, from 1; else 0.</param>
/// <param name="Line">Of the source on which it starts, from 1.</param>
internal readonly record struct Block(BlockKind Kind, int Level, int Start, int Length, int Line)
{
    public int End => Start + Length;
}

/// <summary>A text without markup, and its blocks in order; between blocks stands nothing but line breaks and the bullet of an item.</summary>
internal sealed record PlainText(string Text, ImmutableArray<Block> Blocks)
{
    public ReadOnlySpan<char> Of(Block block) => Text.AsSpan(block.Start, block.Length);
}
