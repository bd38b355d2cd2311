using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Tells whether a short form in brackets stands for the name before it.</summary>
internal static class Acronyms
{
    private const int Longest = 12;

    /// <summary>Capitals of which most start a word of the name, in order, the first among them.</summary>
    public static bool Fits(Sentence sentence, int from, int to, Token word)
    {
        if (!(word.IsAllCapitals || word.IsMixed || (word.IsCapital && word.Length <= 6)) || word.Length is < 2 or > Longest || to - from < 2) return false;
        var letters = word.Key.Where(char.IsLetter).ToArray();
        if (letters.Length < 2) return false;
        var (found, next) = (0, 0);
        for (var i = from; i < to && next < letters.Length; i++)
        {
            if (!sentence[i].IsWord) continue;
            var key = sentence[i].Key;
            // AI in "Yunling AI Research Institute" gives both its letters to YAIRI.
            if (sentence[i].IsAllCapitals && key.Length <= 4 && letters.AsSpan(next).StartsWith(key))
            {
                found += key.Length;
                next += key.Length;
                continue;
            }
            if (key[0] != letters[next])
            {
                // A letter inside a word: the I of "BioInformatics".
                continue;
            }
            found++;
            next++;
            // Two letters of one word: CS for Cybersecurity.
            if (next < letters.Length && key.IndexOf(letters[next], 1) > 0 && !StartsLater(sentence, i + 1, to, letters[next]))
            {
                found++;
                next++;
            }
        }
        return FirstLetterFits(sentence, from, to, letters[0]) && found * 3 >= letters.Length * 2;
    }

    private static bool FirstLetterFits(Sentence sentence, int from, int to, char letter)
    {
        for (var i = from; i < to; i++)
            if (sentence[i].IsWord) return sentence[i].Key[0] == letter || (sentence[i].IsAllCapitals || Places.IsPlaceWord(sentence[i].Key)) && to - from > 2;
        return false;
    }

    private static bool StartsLater(Sentence sentence, int from, int to, char letter)
    {
        for (var i = from; i < to; i++)
            if (sentence[i].IsWord && sentence[i].Key[0] == letter) return true;
        return false;
    }
}
