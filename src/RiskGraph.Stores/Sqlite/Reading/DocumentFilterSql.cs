using System.Diagnostics;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Reading;

/// <summary>Writes a document filter as an SQL condition on one row of <c>document</c>.</summary>
internal static class DocumentFilterSql
{
    /// <param name="d">The alias of the document's row.</param>
    public static void Write(SqlText sql, string d, DocumentFilter? filter)
    {
        switch (filter)
        {
            case null: sql.Add("1"); break;
            case DocumentFilter.All all: sql.Joined(all.Of, "AND", "1", part => Write(sql, d, part)); break;
            case DocumentFilter.Any any: sql.Joined(any.Of, "OR", "0", part => Write(sql, d, part)); break;
            case DocumentFilter.Not not:
                sql.Add("NOT ifnull(");
                Write(sql, d, not.Of);
                sql.Add(", 0)");
                break;
            case DocumentFilter.Ids ids: sql.Add($"{d}.id ").In(ids.Values.Select(i => i.Text)); break;
            case DocumentFilter.Title title: TestSql.Write(sql, $"{d}.title_folded", title.Test); break;
            case DocumentFilter.PublishedOn date: TestSql.Write(sql, $"{d}.published_start", $"{d}.published_end", date.Test); break;
            case DocumentFilter.Language language: TestSql.Write(sql, $"{d}.language_folded", language.Test); break;
            default: throw new UnreachableException();
        }
    }
}
