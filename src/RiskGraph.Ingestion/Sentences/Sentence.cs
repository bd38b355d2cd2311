using RiskGraph.Ingestion.Sections;

namespace RiskGraph.Ingestion.Sentences;

/// <summary>A sentence of a passage: its tokens, whose places count from the start of the passage's text.</summary>
/// <param name="Index">Among all sentences of the document, in order.</param>
internal sealed record Sentence(PlacedPassage Passage, int Index, Token[] Tokens) : TokenRun(Tokens)
{
    public string Role => Passage.Role;

    /// <summary>Where it starts in the passage's text.</summary>
    public int Start => Tokens[0].Start;

    public int End => Tokens[^1].End;

    public string Text => Passage.Text[Start..End];

    /// <summary>Whether one of the keys right before a place is such; at most as many are looked at as is said.</summary>
    public bool AnyBefore(int at, int reach, Func<string, bool> isSuch)
    {
        for (var i = Math.Max(0, at - reach); i < at; i++)
            if (isSuch(Key(i))) return true;
        return false;
    }

    /// <summary>The text of the tokens [from, to).</summary>
    public string TextOf(int from, int to) => from >= to ? "" : Passage.Text[Tokens[from].Start..Tokens[to - 1].End];
}
