using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Stores.Search;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>The full-text indexes.</summary>
internal static class SearchIndex
{
    public static void AddPassage(SqlSession session, Passage passage) =>
        session.Execute("INSERT INTO passage_text (rowid, text) SELECT p.key, $1 FROM passage AS p WHERE p.id = $0", passage.Id, IndexedText.Prepare(passage.Text));

    public static void ReplaceEntity(SqlSession session, Entity entity, KindDefinition kind, bool live)
    {
        session.Execute("DELETE FROM entity_text WHERE rowid = (SELECT e.key FROM entity AS e WHERE e.id = $0)", entity.Id.Text);
        if (live)
            session.Execute("INSERT INTO entity_text (rowid, kind, name, aliases, description) SELECT e.key, $1, $2, $3, $4 FROM entity AS e WHERE e.id = $0",
                entity.Id.Text, KindWord(kind.Name), IndexedText.Prepare(entity.Name), IndexedText.Prepare(string.Join(" | ", entity.Aliases)), IndexedText.Prepare(entity.Description ?? ""));
    }

    /// <summary>A kind's name as one word of the index.</summary>
    public static string KindWord(string kind) => kind.ToLowerInvariant();
}
