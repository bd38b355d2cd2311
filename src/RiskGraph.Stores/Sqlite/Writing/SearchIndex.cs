using System.Text;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>The full-text indexes and the form in which text enters them.</summary>
internal static class SearchIndex
{
    public static void AddPassage(SqlSession session, Passage passage) =>
        session.Execute("INSERT INTO passage_text (rowid, text) SELECT p.key, $1 FROM passage AS p WHERE p.id = $0", passage.Id, Prepare(passage.Text));

    public static void ReplaceEntity(SqlSession session, Entity entity, bool live)
    {
        session.Execute("DELETE FROM entity_text WHERE rowid = (SELECT e.key FROM entity AS e WHERE e.id = $0)", entity.Id.Text);
        if (live)
            session.Execute("INSERT INTO entity_text (rowid, name, aliases, description) SELECT e.key, $1, $2, $3 FROM entity AS e WHERE e.id = $0",
                entity.Id.Text, Prepare(entity.Name), Prepare(string.Join(" | ", entity.Aliases)), Prepare(entity.Description ?? ""));
    }

    /// <summary>Folded, with a blank around every character of a script that writes no blanks, so that each is a word of the index.</summary>
    public static string Prepare(string text)
    {
        var folded = TextFold.Fold(text);
        if (!folded.Any(IsUnspaced)) return folded;
        var spaced = new StringBuilder(folded.Length * 2);
        foreach (var c in folded)
        {
            if (IsUnspaced(c)) spaced.Append(' ').Append(c).Append(' ');
            else spaced.Append(c);
        }
        return spaced.ToString();
    }

    /// <summary>Han, Hiragana, Katakana, and the scripts of Thailand, Laos, Burma and Cambodia.</summary>
    public static bool IsUnspaced(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff'
        or >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff';
}
