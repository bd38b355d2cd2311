using System.Diagnostics;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Writing;

namespace RiskGraph.Stores.Neo4j.Reading;

/// <summary>Writes an entity filter as a Cypher condition on one live <c>Entity</c> node.</summary>
internal sealed class EntityFilterCypher(GraphCatalogue catalogue)
{
    private readonly HashSet<string> _properties = [.. catalogue.Kinds.SelectMany(k => k.Properties).Select(p => p.Name)];

    /// <param name="e">The name of the entity's node.</param>
    public void Write(CypherText cypher, string e, EntityFilter? filter)
    {
        switch (filter)
        {
            case null: cypher.Add("true"); break;
            case EntityFilter.All all: cypher.Joined(all.Of, "AND", "true", part => Write(cypher, e, part)); break;
            case EntityFilter.Any any: cypher.Joined(any.Of, "OR", "false", part => Write(cypher, e, part)); break;
            case EntityFilter.Not not:
                // A condition on an absent value is null, which counts as not passed, so its negation passes.
                cypher.Add("NOT coalesce(");
                Write(cypher, e, not.Of);
                cypher.Add(", false)");
                break;
            case EntityFilter.Ids ids: cypher.Add($"{e}.id IN ").Value(ids.Values.Select(i => i.Text).ToArray()); break;
            case EntityFilter.Kinds { Names: [var only] }: cypher.Add($"{e}._live = ").Value(only); break;
            case EntityFilter.Kinds kinds: cypher.Add($"{e}._live IN ").Value(kinds.Names.ToArray()); break;
            case EntityFilter.Name name: TestCypher.Write(cypher, $"{e}._folded", name.Test, EntityProperties.Folded); break;
            case EntityFilter.UpdatedAt updated: TestCypher.Write(cypher, $"{e}.updatedAt", updated.From, updated.Before); break;
            case EntityFilter.External external: WriteExternal(cypher, e, external); break;
            case EntityFilter.TextProperty { Test: var test } text:
                var asksText = test.In is not null || test.Contains is not null || test.StartsWith is not null;
                WriteProperty(cypher, e, text.Property, PropertyKey.Text, test.IsNull, asksText ? p => TestCypher.Write(cypher, p, test with { IsNull = null }, EntityProperties.Value) : null);
                break;
            case EntityFilter.NumberProperty number:
                WriteProperty(cypher, e, number.Property, PropertyKey.Number, null, number.Test == new NumberTest() ? null : p => TestCypher.Write(cypher, p, number.Test));
                break;
            case EntityFilter.DateProperty { Test: var test } date:
                var asksDate = test.From is not null || test.To is not null;
                WriteProperty(cypher, e, date.Property, PropertyKey.Start, test.IsNull, asksDate
                    ? p => TestCypher.Write(cypher, p, CypherText.Property(e, PropertyKey.End(date.Property)), test with { IsNull = null }) : null);
                break;
            case EntityFilter.Document document:
                var d = cypher.Name("d");
                cypher.Add($"EXISTS {{ MATCH ({d}:DocumentText {{id: {e}.id}}) WHERE {d}.supersededAt IS NULL AND ");
                DocumentFilterCypher.Write(cypher, d, document.Of);
                cypher.Add(" }");
                break;
            case EntityFilter.Related related: WriteRelated(cypher, e, related); break;
            case EntityFilter.Reaches { Routes: [] }: cypher.Add("false"); break;
            case EntityFilter.Reaches reaches:
                cypher.Add("EXISTS { ");
                RouteCypher.Write(cypher, e, reaches.Routes.Select(r => (0, r)));
                cypher.Add(" }");
                break;
            default: throw new UnreachableException();
        }
    }

    private static void WriteExternal(CypherText cypher, string e, EntityFilter.External external)
    {
        var (x, parts) = (cypher.Name("x"), new List<(int Part, string Value)>());
        if (external.Scheme is { } scheme) parts.Add((0, scheme));
        if (external.Value is { } value) parts.Add((1, value));
        if (external.Edition is { } edition) parts.Add((2, edition));
        cypher.Add($"any({x} IN coalesce({e}._externalIds, []) WHERE ");
        cypher.Joined(parts, "AND", "true", part => cypher.Add($"split({x}, '\\u001f')[{part.Part}] = ").Value(part.Value));
        cypher.Add(")");
    }

    /// <param name="key">Which of a property's derived values is asked about.</param>
    /// <param name="test">Null where nothing is asked of the value but whether it is there.</param>
    private void WriteProperty(CypherText cypher, string e, string name, Func<string, string> key, bool? isNull, Action<string>? test)
    {
        // Nothing is asked; or that a value which is absent passes a test.
        if ((test, isNull) is (null, null) or (not null, true))
        {
            cypher.Add(test is null ? "true" : "false");
            return;
        }
        if (!_properties.Contains(name))
        {
            // No kind has it, so no entity does. Its name must not enter the text.
            cypher.Add(isNull == true ? "true" : "false");
            return;
        }
        if (test is null) cypher.Add($"{CypherText.Property(e, PropertyKey.Text(name))} IS {(isNull == true ? "" : "NOT ")}NULL");
        else test(CypherText.Property(e, key(name)));
    }

    private void WriteRelated(CypherText cypher, string e, EntityFilter.Related related)
    {
        switch (related.Quantifier)
        {
            case Quantifier.Some:
                cypher.Add("EXISTS { ");
                WriteTargets(cypher, e, related, negate: false);
                cypher.Add(" }");
                break;
            case Quantifier.None:
                cypher.Add("NOT EXISTS { ");
                WriteTargets(cypher, e, related, negate: false);
                cypher.Add(" }");
                break;
            case Quantifier.Every:
                cypher.Add("NOT EXISTS { ");
                WriteTargets(cypher, e, related, negate: true);
                cypher.Add(" }");
                break;
            case Quantifier.Count when related is { Target: null, Statement: null }:
                TestCypher.Write(cypher, Targets(catalogue, e, related.Relation), related.Count ?? new NumberTest());
                break;
            case Quantifier.Count:
                WriteCount(cypher, e, related);
                break;
            default: throw new UnreachableException();
        }
    }

    /// <summary>The number of different live entities at the other end of a relation, as kept on the node.</summary>
    public static string Targets(GraphCatalogue catalogue, string e, Relation relation) => Sum(catalogue, e, relation, PropertyKey.Targets);

    /// <summary>The number of live statements of a relation, as kept on the node.</summary>
    public static string Count(GraphCatalogue catalogue, string e, Relation relation) => Sum(catalogue, e, relation, PropertyKey.Count);

    private static string Sum(GraphCatalogue catalogue, string e, Relation relation, Func<string, Direction, string, string> key)
    {
        if (catalogue.Predicate(relation.Predicate) is null) return "0";
        var kinds = relation.Targets.Where(t => catalogue.Kind(t) is not null).Distinct(StringComparer.Ordinal).ToList();
        return kinds.Count == 0 ? "0" : $"({string.Join(" + ", kinds.Select(k => $"coalesce({CypherText.Property(e, key(relation.Predicate, relation.Direction, k))}, 0)"))})";
    }

    private void WriteCount(CypherText cypher, string e, EntityFilter.Related related)
    {
        // Each bound has a count of its own; the server cannot name a value inside a condition.
        var test = related.Count ?? new NumberTest();
        var bounds = new (string Sign, decimal? Bound)[] { ("=", test.Eq), (">", test.Gt), (">=", test.Gte), ("<", test.Lt), ("<=", test.Lte) }.Where(b => b.Bound is not null).ToList();
        cypher.Joined(bounds, "AND", "true", bound =>
        {
            cypher.Add("COUNT { ");
            var t = WriteTargets(cypher, e, related, negate: false);
            cypher.Add($" RETURN DISTINCT {t} }} {bound.Sign} ").Value((double)bound.Bound!.Value);
        });
    }

    private string WriteTargets(CypherText cypher, string e, EntityFilter.Related related, bool negate)
    {
        var (s, t) = (cypher.Name("s"), cypher.Name("t"));
        WriteStatements(cypher, s, $"{e}.id", related.Relation);
        cypher.Add(" AND ");
        StatementFilterCypher.WriteWithDefault(cypher, s, related.Statement);
        cypher.Add($" MATCH ({t}:Entity {{id: {s}.{StatementEnds.Of(related.Relation.Direction).Far}}}) WHERE {t}._live ");
        if (related.Relation.Targets.Count < catalogue.Kinds.Length) cypher.Add("IN ").Value(related.Relation.Targets.ToArray());
        else cypher.Add("IS NOT NULL");
        if (related.Target is null && !negate) return t;
        cypher.Add(negate ? " AND NOT coalesce(" : " AND (");
        Write(cypher, t, related.Target);
        cypher.Add(negate ? ", false)" : ")");
        return t;
    }

    /// <summary>Writes a match of the statements of a relation, seen from one entity, in the form that an index serves.</summary>
    /// <param name="owner">An expression for the id of the entity.</param>
    public static void WriteStatements(CypherText cypher, string s, string owner, Relation relation)
    {
        var (near, _) = StatementEnds.Of(relation.Direction);
        cypher.Add($"MATCH ({s}:Statement) WHERE {s}.{near} = {owner} AND {s}.predicate = ").Value(relation.Predicate)
            .Add(relation.Direction == Direction.Out ? $" AND {s}._target > ''" : $" AND {s}.subject IS NOT NULL");
    }
}
