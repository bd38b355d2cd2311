namespace RiskGraph.Core.Language;

public enum TokenKind : byte { Word, Number, Mark }

[Flags]
public enum TokenShape : byte
{
    None = 0,
    /// <summary>The first letter is a capital.</summary>
    Capital = 1,
    /// <summary>Two or more letters, all of them capitals.</summary>
    AllCapitals = 2,
    /// <summary>A capital after a small letter, as in <c>OpenAI</c>.</summary>
    Mixed = 4,
    /// <summary>A word with a digit in it.</summary>
    Digit = 8,
    /// <summary>One character of a script that writes no blanks.</summary>
    Unspaced = 16,
    /// <summary>A white space stands before it.</summary>
    SpaceBefore = 32,
}

/// <summary>A word, a number or a mark of a passage. A hyphen or stroke that joins two words is no token: it is the glue of the second.</summary>
/// <param name="Start">In the passage's text, in UTF-16 code units.</param>
/// <param name="Glue">The hyphen or stroke by which it is joined to the token before, or NUL.</param>
/// <param name="Key">Folded: lower case, no diacritics. All quotation marks have the key <c>"</c>, a possessive ending has <c>'s</c>.</param>
/// <param name="Stem">The key without the ending of a plural.</param>
public readonly record struct Token(int Start, int Length, TokenKind Kind, TokenShape Shape, char Glue, string Key, string Stem)
{
    /// <summary>What stands outside a sentence.</summary>
    public static readonly Token None = new(0, 0, TokenKind.Mark, TokenShape.None, '\0', "", "");

    public int End => Start + Length;

    public bool IsWord => Kind == TokenKind.Word;

    public bool IsNumber => Kind == TokenKind.Number;

    public bool IsMark => Kind == TokenKind.Mark;

    public bool IsCapital => (Shape & TokenShape.Capital) != 0;

    public bool IsAllCapitals => (Shape & TokenShape.AllCapitals) != 0;

    public bool IsMixed => (Shape & TokenShape.Mixed) != 0;

    public bool HasDigit => (Shape & TokenShape.Digit) != 0;

    public bool IsUnspaced => (Shape & TokenShape.Unspaced) != 0;

    public bool HasSpaceBefore => (Shape & TokenShape.SpaceBefore) != 0;

    public bool Is(string key) => Key == key;

    public bool IsQuote => Kind == TokenKind.Mark && Key == "\"";

    public bool IsPossessive => Kind == TokenKind.Mark && Key == "'s";
}
