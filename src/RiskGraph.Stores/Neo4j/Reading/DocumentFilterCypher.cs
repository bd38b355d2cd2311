using System.Diagnostics;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Neo4j.Reading;

/// <summary>Writes a document filter as a Cypher condition on one <c>DocumentText</c> node.</summary>
internal static class DocumentFilterCypher
{
    /// <param name="d">The name of the document's node.</param>
    public static void Write(CypherText cypher, string d, DocumentFilter? filter)
    {
        switch (filter)
        {
            case null: cypher.Add("true"); break;
            case DocumentFilter.All all: cypher.Joined(all.Of, "AND", "true", part => Write(cypher, d, part)); break;
            case DocumentFilter.Any any: cypher.Joined(any.Of, "OR", "false", part => Write(cypher, d, part)); break;
            case DocumentFilter.Not not:
                cypher.Add("NOT coalesce(");
                Write(cypher, d, not.Of);
                cypher.Add(", false)");
                break;
            case DocumentFilter.Ids ids: cypher.Add($"{d}.id IN ").Value(ids.Values.Select(i => i.Text).ToArray()); break;
            case DocumentFilter.Title title: TestCypher.Write(cypher, $"{d}._title", title.Test); break;
            case DocumentFilter.PublishedOn date: TestCypher.Write(cypher, $"{d}._publishedStart", $"{d}._publishedEnd", date.Test); break;
            case DocumentFilter.Language language: TestCypher.Write(cypher, $"{d}._language", language.Test); break;
            default: throw new UnreachableException();
        }
    }
}
