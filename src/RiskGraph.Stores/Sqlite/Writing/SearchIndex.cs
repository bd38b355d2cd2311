using System.Text;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>The full-text indexes and the form in which text enters them.</summary>
internal static class SearchIndex
{
    public static void AddPassage(SqlSession session, Passage passage) =>
        session.Execute("INSERT INTO passage_text (rowid, text) SELECT p.key, $1 FROM passage AS p WHERE p.id = $0", passage.Id, Prepare(passage.Text));

    public static void ReplaceEntity(SqlSession session, Entity entity, KindDefinition kind, bool live)
    {
        session.Execute("DELETE FROM entity_text WHERE rowid = (SELECT e.key FROM entity AS e WHERE e.id = $0)", entity.Id.Text);
        if (live)
            session.Execute("INSERT INTO entity_text (rowid, kind, name, aliases, description) SELECT e.key, $1, $2, $3, $4 FROM entity AS e WHERE e.id = $0",
                entity.Id.Text, KindWord(kind.Name), Prepare(entity.Name), Prepare(string.Join(" | ", entity.Aliases)), Prepare(entity.Description ?? ""));
    }

    /// <summary>A kind's name as one word of the index.</summary>
    public static string KindWord(string kind) => kind.ToLowerInvariant();

    /// <summary>Folded, with a blank around every character of a script that writes no blanks, so that each is a word of the index.</summary>
    public static string Prepare(string text)
    {
        var folded = TextFold.Fold(text);
        if (!folded.EnumerateRunes().Any(IsUnspaced)) return folded;
        var spaced = new StringBuilder(folded.Length * 2);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (IsUnspaced(rune)) spaced.Append(' ').Append(rune.ToString()).Append(' ');
            else spaced.Append(rune.ToString());
        }
        return spaced.ToString();
    }

    /// <summary>Han, Hiragana, Katakana, and the scripts of Thailand, Laos, Burma and Cambodia.</summary>
    public static bool IsUnspaced(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30ff) or (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff)
        or (>= 0x0e00 and <= 0x0eff) or (>= 0x1000 and <= 0x109f) or (>= 0x1780 and <= 0x17ff) or (>= 0x20000 and <= 0x3ffff);
}
