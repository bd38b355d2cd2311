using RiskGraph.Ingestion.Taxonomies.Reading;

namespace RiskGraph.Ingestion.Taxonomies.Atlas;

/// <summary>Brings either shape of the file into an <see cref="AtlasModel"/>.</summary>
internal static class AtlasShapes
{
    /// <summary>5.x: a matrix with lists, links inside the objects.</summary>
    public static AtlasModel ReadMatrices(Datum root, InputFile file, ImportLog log)
    {
        var matrices = root.List("matrices");
        log.Tally("matrices", matrices.Count);
        return new(root.String("version"),
            Objects("tactics", _ => []), Objects("techniques", TechniqueLinks), Objects("mitigations", MitigationLinks),
            [.. root.List("case-studies").Select(d => Object(d, StepLinks(d)))]);

        IReadOnlyList<AtlasObject> Objects(string list, Func<Datum, IReadOnlyList<AtlasLink>> links) => [.. matrices.SelectMany(m => m.List(list)).Select(d => Object(d, links(d)))];

        IReadOnlyList<AtlasLink> MitigationLinks(Datum data)
        {
            var links = data.List("techniques").Select(t => new AtlasLink(AtlasRelation.Mitigates, t.String("id") ?? "", t.Line, Text: t.String("use"))).ToList();
            // In 5.6 two links slipped into the list of lifecycle phases, where everything else is a text.
            foreach (var lost in data.List("ml-lifecycle").Where(i => i.IsMapping && i.String("id") is not null))
            {
                links.Add(new(AtlasRelation.Mitigates, lost.String("id")!, lost.Line, Text: lost.String("use"), Misplaced: true));
                log.Note(NoteKind.Repaired, "misplaced-edge", $"{file.Path}:{lost.Line}", $"{data.String("id")} has its link to {lost.String("id")} among the lifecycle phases. Taken as a mitigated technique.");
            }
            return links;
        }
    }

    private static IReadOnlyList<AtlasLink> TechniqueLinks(Datum data) =>
    [
        .. data.List("tactics").Select(t => new AtlasLink(AtlasRelation.Achieves, t.Text ?? "", t.Line)),
        .. data.String("subtechnique-of") is { } parent ? (AtlasLink[])[new(AtlasRelation.Specializes, parent, data["subtechnique-of"]!.Line)] : [],
    ];

    private static IReadOnlyList<AtlasLink> StepLinks(Datum data) =>
        [.. data.List("procedure").Select(s => new AtlasLink(AtlasRelation.Employs, s.String("technique") ?? "", s.Line, s.String("tactic"), s.String("description")))];

    private static AtlasObject Object(Datum data, IReadOnlyList<AtlasLink> links) => new(data.String("id") ?? "", data.String("name") ?? data.String("id") ?? "", data, links);

    /// <summary>From 6.0: tables by id, links in a table of their own.</summary>
    public static AtlasModel ReadTables(Datum root, InputFile file, ImportLog log)
    {
        log.Tally("matrices", Math.Max(1, root["matrices"]?.Fields.Count ?? 1));
        var links = (root["relationships"]?.Fields ?? []).ToLookup(f => f.Name, f => f.Value, StringComparer.Ordinal);
        return new(root.String("version") ?? root.String("content-version") ?? root.String("format-version"), Objects("tactics"), Objects("techniques"), Objects("mitigations"), Objects("case-studies"));

        IReadOnlyList<AtlasObject> Objects(string table) =>
            [.. (root[table]?.Fields ?? []).Select(f => new AtlasObject(f.Name, f.Value.String("name") ?? f.Name, f.Value, [.. links[f.Name].SelectMany(l => Links(f.Name, l))]))];

        IEnumerable<AtlasLink> Links(string code, Datum relations)
        {
            foreach (var (name, list) in relations.Fields)
                foreach (var link in list.Items)
                {
                    if (Relation(name) is not { } relation)
                    {
                        log.Note(NoteKind.Refused, "unknown-relation", $"{file.Path}:{link.Line}", $"{code} has the relation '{name}', which is none of achieves, specializes, mitigates, employs.");
                        continue;
                    }
                    yield return new(relation, link.String("target") ?? "", link.Line, link.String("tactic"), link.String("description"));
                }
        }
    }

    private static AtlasRelation? Relation(string name) => name switch
    {
        "achieves" => AtlasRelation.Achieves,
        "specializes" => AtlasRelation.Specializes,
        "mitigates" => AtlasRelation.Mitigates,
        "employs" => AtlasRelation.Employs,
        _ => null,
    };
}
