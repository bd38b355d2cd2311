using System.Text;
using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats.Sssom;

/// <summary>
/// What is said to be the same, close, broader, narrower, related or no match, as one mapping table: a row for each piece of evidence, ordered
/// by its cells. Proposals are in it too, with their low confidence; what a person rejected is not.
/// </summary>
public sealed class SssomFormat : IExportFormat
{
    public string Name => "sssom";

    public string Description => "Mappings as SSSOM TSV: same, close, broader, narrower, related and no match; `riskgraph import sssom` takes it in again";

    public bool IsFolder => false;

    public void Write(ExportTarget target)
    {
        var (graph, catalogue) = (target.Graph, target.Catalogue);
        var reviewers = graph.Reviews().GroupBy(r => r.Statement, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Reviewer, StringComparer.Ordinal);
        var taxonomies = Taxonomies(graph);
        var (prefixes, columns, licences) = (new CurieMap(catalogue), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        using var rows = new LineSorter(target.OpenTemporary);
        foreach (var statement in target.Counted(graph.AllStatements()))
        {
            if (!(statement.IsLive || statement.Status == StatementStatus.Proposed) || statement.Object is not { } end || MappingPredicates.ToSkos(statement.Predicate, statement.Negated) is not { } predicate) continue;
            var exported = graph.With(statement, catalogue);
            var (subject, @object) = (graph.Entity(statement.Subject, catalogue)!.Entity, graph.Entity(end, catalogue)!.Entity);
            foreach (var evidence in exported.Evidence)
            {
                var row = SssomRow.Of(exported, evidence, subject, @object, predicate, reviewers.GetValueOrDefault(statement.Id));
                if (row["subject_id"] == subject.Id.Text) row.Sources(taxonomies.GetValueOrDefault(subject.Id)?.Text, taxonomies.GetValueOrDefault(@object.Id)?.Text);
                columns.UnionWith(row.Cells.Keys);
                licences.Add(row["license"]);
                prefixes.Meet(row["subject_id"], subject);
                prefixes.Meet(row["object_id"], @object);
                foreach (var column in (string[])["predicate_id", "mapping_justification", "subject_source", "object_source", "mapping_source", "author_id", "reviewer_id", "creator_id"]) prefixes.Meet(row[column]);
                rows.Add(Line(row));
            }
        }
        using var output = target.Open("");
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        WriteHeader(writer, prefixes, licences);
        var order = SssomColumns.Sorted(columns.Union(["subject_id", "predicate_id", "object_id", "mapping_justification"]));
        writer.WriteLine(string.Join('\t', order));
        foreach (var line in rows.Sorted())
        {
            var cells = Cells(line);
            writer.WriteLine(string.Join('\t', order.Select(c => cells.GetValueOrDefault(c, ""))));
        }
    }

    private static void WriteHeader(StreamWriter writer, CurieMap prefixes, HashSet<string> licences)
    {
        writer.WriteLine("#sssom_version: \"1.0\"");
        writer.WriteLine("#curie_map:");
        foreach (var (prefix, address) in prefixes.Used) writer.WriteLine($"#  {prefix}: \"{address}\"");
        // Each row has its own; a set of several has none, for which SSSOM has a name.
        writer.WriteLine($"#license: \"{(licences.Count == 1 ? licences.First() : "https://w3id.org/sssom/license/unspecified")}\"");
        writer.WriteLine("#mapping_set_id: \"urn:riskgraph:mappings\"");
        writer.WriteLine("#mapping_set_title: \"Mappings in RiskGraph\"");
        writer.WriteLine("#mapping_tool: \"RiskGraph\"");
    }

    // The four that tell a mapping come first, so that ordering by the line orders by them. A cell holds no tab.
    private static string Line(SssomRow row)
    {
        var line = new StringBuilder().Append(row["subject_id"]).Append('\t').Append(row["predicate_id"]).Append('\t').Append(row["object_id"]);
        foreach (var (name, text) in row.Cells)
            if (name is not ("subject_id" or "predicate_id" or "object_id")) line.Append('\t').Append(name).Append('\t').Append(text);
        return line.ToString();
    }

    private static Dictionary<string, string> Cells(string line)
    {
        var parts = line.Split('\t');
        var cells = new Dictionary<string, string>(StringComparer.Ordinal) { ["subject_id"] = parts[0], ["predicate_id"] = parts[1], ["object_id"] = parts[2] };
        for (var i = 3; i + 1 < parts.Length; i += 2) cells[parts[i]] = parts[i + 1];
        return cells;
    }

    /// <summary>The taxonomy that defines an entity, the first by id where several do.</summary>
    private static Dictionary<EntityId, EntityId> Taxonomies(GraphSpool graph)
    {
        var taxonomies = new Dictionary<EntityId, EntityId>();
        foreach (var statement in graph.AllStatements())
            if (statement is { IsLive: true, Negated: false, Predicate: "DEFINED_IN", Object: { } taxonomy } && (!taxonomies.TryGetValue(statement.Subject, out var other) || taxonomy < other))
                taxonomies[statement.Subject] = taxonomy;
        return taxonomies;
    }
}
