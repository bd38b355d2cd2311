using RiskGraph.Ingestion.Taxonomies.Reading;

namespace RiskGraph.Ingestion.Taxonomies.Mappings;

/// <summary>An SSSOM table: metadata in comment lines, then tab-separated rows.</summary>
internal sealed class MappingTable
{
    private MappingTable(IReadOnlyDictionary<string, string> metadata, IReadOnlyDictionary<string, string> prefixes, IReadOnlyList<MappingRow> rows) =>
        (Metadata, Prefixes, Rows) = (metadata, prefixes, rows);

    /// <summary>Such as <c>license</c>, <c>mapping_set_id</c>, <c>mapping_date</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The address that each prefix stands for.</summary>
    public IReadOnlyDictionary<string, string> Prefixes { get; }

    public IReadOnlyList<MappingRow> Rows { get; }

    /// <exception cref="TaxonomyException">A column that SSSOM needs is missing.</exception>
    public static MappingTable Read(SourceInput input, InputFile file, ImportLog log)
    {
        var (metadata, prefixes, inMap) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal), false);
        var rows = new List<MappingRow>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // SSSOM tables quote nothing in practice: a quote is part of the text.
        foreach (var row in Table.Read(input.ReadText(file), file.Path, '\t', '#', Comment, quoted: false, needed: ["subject_id", "predicate_id", "object_id", "mapping_justification"]))
        {
            var place = $"{file.Path}:{row.Line}";
            var mapping = MappingRow.Of(row, place, log);
            if (!seen.Add(mapping.Key)) log.Note(NoteKind.Suspicious, "duplicate-row", place, $"{mapping.SubjectId} {mapping.Predicate} {mapping.ObjectId} stands in an earlier row too.");
            rows.Add(mapping);
        }
        return new(metadata, prefixes, rows);

        void Comment(string line)
        {
            var text = line.TrimStart('#');
            var indented = text.StartsWith("  ", StringComparison.Ordinal);
            if (text.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon)) return;
            var (key, value) = (text[..colon].Trim(), text[(colon + 1)..].Trim().Trim('\'', '"'));
            if (key == "curie_map") inMap = true;
            else if (inMap && indented) prefixes[key] = value;
            else (inMap, metadata[key]) = (false, value);
        }
    }
}
