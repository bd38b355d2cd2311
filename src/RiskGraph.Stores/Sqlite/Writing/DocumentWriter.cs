using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Writes documents, their passages and their mentions.</summary>
internal sealed class DocumentWriter(SqlSession session, KnownEntities known, DifferenceLog log, DateTimeOffset now)
{
    private readonly string _now = StoredValues.Time(now);

    public void Write(DocumentContent content)
    {
        var document = content.Document;
        var json = Rows.Write(document);
        var id = document.Id.Text;
        var before = session.Read("SELECT d.json, d.superseded_at FROM document AS d WHERE d.id = $0", row => (Json: row.GetString(0), Superseded: !row.IsDBNull(1)), id);
        if (before.Count == 0 || before[0].Json != json || before[0].Superseded)
        {
            Upsert(session, document, json, _now, null);
            log.Add(before.Count == 0 ? ChangeAction.Added : before[0].Superseded ? ChangeAction.Restored : ChangeAction.Updated, RecordKind.Document, id, document.Title);
        }
        WritePassages(content);
    }

    public static void Upsert(SqlSession session, Document document, string json, string recordedAt, string? supersededAt) => session.Execute("""
        INSERT INTO document (id, title, title_folded, publisher, language_folded, published_start, published_end, revision, json, recorded_at, superseded_at)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_folded = excluded.title_folded, publisher = excluded.publisher, language_folded = excluded.language_folded,
          published_start = excluded.published_start, published_end = excluded.published_end, revision = excluded.revision, json = excluded.json, superseded_at = excluded.superseded_at
        """, document.Id.Text, document.Title, TextFold.Fold(document.Title), document.Publisher?.Text, document.Language is { } language ? TextFold.Fold(language) : null,
        document.PublishedOn is { } published ? StoredValues.Date(published.Start) : null, document.PublishedOn is { } same ? StoredValues.Date(same.End) : null, document.Revision, json, recordedAt, supersededAt);

    private void WritePassages(DocumentContent content)
    {
        var id = content.Document.Id.Text;
        var before = session.Read("SELECT p.id, p.start, p.line, p.superseded_at FROM passage AS p WHERE p.document = $0",
            row => (Id: row.GetString(0), Start: row.GetInt32(1), Line: row.GetInt32(2), Superseded: !row.IsDBNull(3)), id).ToDictionary(p => p.Id, StringComparer.Ordinal);
        foreach (var passage in content.Passages)
        {
            if (!before.Remove(passage.Id, out var old))
            {
                Insert(session, passage, null);
                log.Touch(content.Document);
            }
            else if (old.Superseded || old.Start != passage.Start || old.Line != passage.Line)
            {
                log.Touch(content.Document);
                session.Execute("UPDATE passage SET start = $0, line = $1, superseded_at = NULL WHERE id = $2", passage.Start, passage.Line, passage.Id);
                if (old.Superseded) SearchIndex.AddPassage(session, passage);
            }
        }
        if (!content.Complete) return;
        foreach (var gone in before.Values.Where(p => !p.Superseded))
        {
            log.Touch(content.Document);
            session.Execute("UPDATE passage SET superseded_at = $0 WHERE id = $1", _now, gone.Id);
            session.Execute("DELETE FROM passage_text WHERE rowid = (SELECT p.key FROM passage AS p WHERE p.id = $0)", gone.Id);
        }
    }

    public static void Insert(SqlSession session, Passage passage, string? supersededAt)
    {
        session.Execute("INSERT INTO passage (id, document, section, occurrence, start, line, text, superseded_at) VALUES ($0, $1, $2, $3, $4, $5, $6, $7)",
            passage.Id, passage.Document.Text, passage.Section, passage.Occurrence, passage.Start, passage.Line, passage.Text, supersededAt);
        if (supersededAt is null) SearchIndex.AddPassage(session, passage);
    }

    public void WriteMentions(DocumentContent content)
    {
        foreach (var mention in content.Mentions)
        {
            known.Require(mention.Entity, () => $"{content.Document.Path ?? content.Document.Id.Text}: a mention");
            var changed = session.Execute("""
                INSERT INTO mention (entity, passage, start, length) VALUES ($0, $1, $2, $3)
                ON CONFLICT DO UPDATE SET superseded_at = NULL WHERE superseded_at IS NOT NULL
                """, mention.Entity.Text, mention.Passage, mention.Start, mention.Length);
            if (changed > 0) log.Touch(content.Document);
        }
        if (!content.Complete) return;
        var current = content.Mentions.Select(m => (m.Entity.Text, m.Passage, m.Start, m.Length)).ToHashSet();
        var live = session.Read("""
            SELECT m.entity, m.passage, m.start, m.length
            FROM passage AS p CROSS JOIN mention AS m ON m.passage = p.id
            WHERE p.document = $0 AND m.superseded_at IS NULL
            """, row => (row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3)), content.Document.Id.Text);
        foreach (var (entity, passage, start, length) in live.Where(m => !current.Contains(m)))
        {
            session.Execute("UPDATE mention SET superseded_at = $0 WHERE entity = $1 AND passage = $2 AND start = $3 AND length = $4", _now, entity, passage, start, length);
            log.Touch(content.Document);
        }
    }
}
