using RiskGraph.Ingestion.Sections;

namespace RiskGraph.Ingestion.Sentences;

/// <summary>A sentence of a passage: its tokens, whose places count from the start of the passage's text.</summary>
/// <param name="Index">Among all sentences of the document, in order.</param>
internal sealed record Sentence(PlacedPassage Passage, int Index, Token[] Tokens)
{
    public string Role => Passage.Role;

    public int Count => Tokens.Length;

    /// <summary>Where it starts in the passage's text.</summary>
    public int Start => Tokens[0].Start;

    public int End => Tokens[^1].End;

    public string Text => Passage.Text[Start..End];

    /// <summary>The token at a place; outside the sentence a mark without text, so that rules can look around freely.</summary>
    public Token this[int index] => index >= 0 && index < Tokens.Length ? Tokens[index] : Token.None;

    /// <summary>The text of the tokens [from, to).</summary>
    public string TextOf(int from, int to) => from >= to ? "" : Passage.Text[Tokens[from].Start..Tokens[to - 1].End];

    /// <summary>The key at a place, or the empty string outside the sentence.</summary>
    public string Key(int index) => this[index].Key;
}
