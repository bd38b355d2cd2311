using System.Globalization;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Mappings;

/// <summary>One row of an SSSOM table.</summary>
/// <param name="Predicate">As the file has it, as in <c>skos:broadMatch</c>, or <c>noMatch</c>.</param>
/// <param name="Confidence">From 0 to 1; 1 where the row gives none.</param>
/// <param name="Fields">All columns, e-mail addresses still in them; <see cref="RecordPassage.Field(string, string?)"/> hides those.</param>
internal sealed record MappingRow(
    string SubjectId, string SubjectLabel, string Predicate, string ObjectId, string ObjectLabel, string Justification, double Confidence, IReadOnlyList<(string Name, string Value)> Fields, int Line)
{
    /// <summary>What a row is told apart by: prefixes differ from file to file for the same scheme.</summary>
    public string Key => $"{Local(SubjectId)}\n{Modifier}{Predicate}\n{Local(ObjectId)}";

    /// <summary><c>Not</c> where the row denies the mapping, else empty.</summary>
    public string Modifier => Field("predicate_modifier");

    /// <summary>Of this row alone, as an address; empty where the table's holds.</summary>
    public string Licence => Field("license");

    private string Field(string column) => Fields.FirstOrDefault(f => f.Name == column).Value ?? "";

    /// <summary>The part after the colon.</summary>
    public static string Local(string curie) => curie[(curie.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public static string Prefix(string curie) => curie.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? curie[..colon] : "";

    /// <summary>Reads a row, and mends one whose cells slipped a column to the left.</summary>
    public static MappingRow Of(TableRow row, string place, ImportLog log)
    {
        var columns = row.Columns.ToList();
        var cells = columns.Select((_, i) => i < row.Cells.Count ? row.Cells[i].Trim() : "").ToList();
        var justification = columns.IndexOf("mapping_justification");
        if (justification > 0 && !cells[justification].Contains(':', StringComparison.Ordinal))
        {
            var found = cells.FindIndex(c => c.StartsWith("semapv:", StringComparison.Ordinal));
            if (found >= 0 && found < justification)
            {
                var missing = justification - found;
                for (var i = 0; i < missing; i++) cells.Insert(columns.IndexOf("object_id"), "");
                log.Note(NoteKind.Repaired, "shifted-row", place, $"the cells from the object on stand {missing} columns too far left; the object is taken as empty.");
            }
        }
        string Cell(string column) => columns.IndexOf(column) is >= 0 and var at && at < cells.Count ? cells[at].Trim() : "";
        var confidence = double.TryParse(Cell("confidence"), NumberStyles.Float, CultureInfo.InvariantCulture, out var sure) && sure is >= 0 and <= 1 ? sure : 1;
        return new(Cell("subject_id"), Cell("subject_label"), Cell("predicate_id"), Cell("object_id"), Cell("object_label"), Cell("mapping_justification"), confidence,
            [.. columns.Select(c => (c, Cell(c))).Where(f => f.Item2.Length > 0)], row.Line);
    }
}
