namespace RiskGraph.Core.Language;

/// <summary>Tokens in the order of a text. Outside of them stands a mark without text, so that rules can look around freely.</summary>
public record TokenRun(Token[] Tokens)
{
    public int Count => Tokens.Length;

    public Token this[int index] => index >= 0 && index < Tokens.Length ? Tokens[index] : Token.None;

    /// <summary>The key at a place, or the empty string outside.</summary>
    public string Key(int index) => this[index].Key;
}
