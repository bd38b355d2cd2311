using System.Diagnostics;
using System.Globalization;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Neo4j.Reading;

/// <summary>Writes a statement filter as a Cypher condition on one <c>Statement</c> node.</summary>
internal static class StatementFilterCypher
{
    public static readonly string Live = string.Create(CultureInfo.InvariantCulture,
        $"IN [{(int)StatementStatus.Unreviewed}, {(int)StatementStatus.Accepted}, {(int)StatementStatus.Disputed}]");

    /// <summary>The filter, and only live statements where it does not ask for a status.</summary>
    /// <param name="s">The name of the statement's node.</param>
    public static void WriteWithDefault(CypherText cypher, string s, StatementFilter? filter)
    {
        cypher.Add("(");
        if (!StatementFilter.AsksForStatus(filter)) cypher.Add($"{s}.status {Live} AND ");
        Write(cypher, s, filter);
        cypher.Add(")");
    }

    private static void Write(CypherText cypher, string s, StatementFilter? filter)
    {
        switch (filter)
        {
            case null: cypher.Add("true"); break;
            case StatementFilter.All all: cypher.Joined(all.Of, "AND", "true", part => Write(cypher, s, part)); break;
            case StatementFilter.Any any: cypher.Joined(any.Of, "OR", "false", part => Write(cypher, s, part)); break;
            case StatementFilter.Not not:
                // A condition on an absent value is null, which counts as not passed, so its negation passes.
                cypher.Add("NOT coalesce(");
                Write(cypher, s, not.Of);
                cypher.Add(", false)");
                break;
            case StatementFilter.Ids ids: cypher.Add($"{s}.id IN ").Value(ids.Values.ToArray()); break;
            case StatementFilter.Subject subject: cypher.Add($"{s}.subject IN ").Value(Texts(subject.Values)); break;
            case StatementFilter.Object other: cypher.Add($"{s}.object IN ").Value(Texts(other.Values)); break;
            case StatementFilter.About about:
                var ids2 = cypher.Parameter(Texts(about.Values));
                cypher.Add($"({s}.subject IN {ids2} OR coalesce({s}.object IN {ids2}, false))");
                break;
            case StatementFilter.Predicates { Names: [var only] }: cypher.Add($"{s}.predicate = ").Value(only); break;
            case StatementFilter.Predicates predicates: cypher.Add($"{s}.predicate IN ").Value(predicates.Names.ToArray()); break;
            case StatementFilter.Status status: cypher.Add($"{s}.status IN ").Value(status.Values.Select(v => (int)v).ToArray()); break;
            case StatementFilter.Confidence confidence: TestCypher.Write(cypher, $"{s}.confidence", confidence.Test); break;
            case StatementFilter.RecordedAt recorded: TestCypher.Write(cypher, $"{s}.recordedAt", recorded.From, recorded.Before); break;
            case StatementFilter.Negated negated: cypher.Add($"{s}.negated = {(negated.Value ? "true" : "false")}"); break;
            case StatementFilter.Methods methods:
                var v = cypher.Name("v");
                cypher.Add($"EXISTS {{ MATCH ({s})<-[:EVIDENCE_FOR]-({v}:Evidence) WHERE {v}.supersededAt IS NULL AND {v}.method IN ").Value(methods.Values.Select(m => (int)m).ToArray()).Add(" }");
                break;
            case StatementFilter.Documents documents:
                WriteEvidence(cypher, s, (p, _) => cypher.Add($"{p}.document IN ").Value(Texts(documents.Values)));
                break;
            case StatementFilter.IssuingBody issuers:
                WriteEvidence(cypher, s, (p, d) =>
                {
                    var bodies = cypher.Parameter(Texts(issuers.Values));
                    var (w, i) = (cypher.Name("w"), cypher.Name("i"));
                    cypher.Add($"({d}.publisher IN {bodies} OR EXISTS {{ MATCH ({w}:Statement), ({i}:Statement) WHERE {w}.subject = {p}.document AND {w}.predicate = 'SUMMARISES' AND {w}._target IS NOT NULL AND {w}.status {Live} "
                        + $"AND {i}.subject = {w}.object AND {i}.predicate = 'ISSUED_BY' AND {i}._target IN {bodies} AND {i}.status {Live} }})");
                });
                break;
            default: throw new UnreachableException();
        }
    }

    /// <param name="test">Given the names of the evidence's passage and of that passage's document.</param>
    private static void WriteEvidence(CypherText cypher, string s, Action<string, string> test)
    {
        var (v, p, d) = (cypher.Name("v"), cypher.Name("p"), cypher.Name("d"));
        cypher.Add($"EXISTS {{ MATCH ({s})<-[:EVIDENCE_FOR]-({v}:Evidence)-[:QUOTES]->({p}:Passage)-[:PASSAGE_OF]->({d}:DocumentText) WHERE {v}.supersededAt IS NULL AND ");
        test(p, d);
        cypher.Add(" }");
    }

    private static string[] Texts(IReadOnlyList<EntityId> ids) => [.. ids.Select(i => i.Text)];
}
