using System.Text;

namespace RiskGraph.Core.Language;

/// <summary>Scripts that write no blanks between words, so that each of their characters counts as one: Han, Hiragana, Katakana, and those of Thailand, Laos, Burma and Cambodia.</summary>
public static class UnspacedScripts
{
    public static bool Contain(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff'
        or >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff';

    /// <summary>As above, and the Han of the planes beyond the first.</summary>
    public static bool Contain(Rune rune) => rune.IsBmp ? Contain((char)rune.Value) : rune.Value is >= 0x20000 and <= 0x3ffff;
}
