using System.Globalization;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.MitRepository;

/// <summary>The MIT AI Risk Repository: the workbook, or its sheets as CSV files (database, domain taxonomy, included resources).</summary>
public sealed class MitSource : ITaxonomySource
{
    private const string SheetRow = "sheet_row";

    public string Name => "mit";

    public string Description => "MIT AI Risk Repository: risks with quotes and pages (the .xlsx, or the folder of CSV files)";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        var (database, resources, taxonomy) = Find(input, log);
        var edition = new Edition("mit-ai-risk-repository", "MIT AI Risk Repository", database.Version, "CC-BY-4.0", "MIT FutureTech", "https://airisk.mit.edu/");
        var writer = new MitWriter(edition, log);
        foreach (var (table, part, write) in new (SheetTable?, string, Action<RecordPassage, TableRow>)[] { (taxonomy, "taxonomy", writer.Subdomain), (resources, "resources", writer.Resource), (database, "database", writer.Row) })
        {
            if (table is null) continue;
            var documents = new RecordDocuments(edition, table.File, part, EvidenceRole.Secondary, log);
            foreach (var row in table.Rows)
            {
                // Below the list of resources stand remarks, which name no paper.
                if (part == "resources" && (row["QuickRef"].Length == 0 || (row.Has("Included") && row["Included"] != "Yes"))) continue;
                var record = documents.Record(part, row.Has(SheetRow) && int.TryParse(row[SheetRow], NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : row.Line);
                write(record, row);
                foreach (var full in documents.Add(record)) yield return full;
            }
            foreach (var rest in documents.Finish()) yield return rest;
        }
        writer.Finish();
    }

    private sealed record SheetTable(InputFile File, IReadOnlyList<TableRow> Rows)
    {
        /// <summary>As in ai-risk-database-v3.csv and ai-risk-repository-v3-2025-03-26.xlsx.</summary>
        public string? Version => Path.GetFileNameWithoutExtension(File.Name).Split('-').FirstOrDefault(p => p.Length > 1 && p[0] == 'v' && p[1..].All(char.IsAsciiDigit));
    }

    private static (SheetTable Database, SheetTable? Resources, SheetTable? Taxonomy) Find(SourceInput input, ImportLog log)
    {
        SheetTable? database = null, resources = null, taxonomy = null;
        foreach (var file in input.Where(n => n.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var table = new SheetTable(file, [.. Table.Read(input.ReadText(file), file.Path, ',')]);
            Take(table, table.Rows.Count > 0 ? table.Rows[0] : null);
        }
        foreach (var file in input.Where(n => n.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            if (database is not null)
            {
                log.Note(NoteKind.Suspicious, "two-forms", file.Path, "the CSV files beside it are read instead.");
                continue;
            }
            using var workbook = new Workbook(input.ReadBytes(file), file.Path);
            foreach (var sheet in workbook.Sheets) Take(new(file, Headed(workbook, sheet)), null);
        }
        return database is null ? throw new TaxonomyException($"{input.Name}: there is no table with the columns Ev_ID, QuickRef and Category level. Give the workbook, or the folder of CSV files.") : (database, resources, taxonomy);

        void Take(SheetTable table, TableRow? first)
        {
            first ??= table.Rows.Count > 0 ? table.Rows[0] : null;
            if (first is null) return;
            if (first.Has("Ev_ID") && first.Has("Category level")) database ??= table;
            else if (first.Has("subdomain_id")) taxonomy ??= table;
            else if (first.Has("QuickRef") && first.Has("DOI")) resources ??= table;
        }
    }

    /// <summary>The rows under the first row that has the headings; titles and licence stand above it.</summary>
    private static List<TableRow> Headed(Workbook workbook, string sheet)
    {
        Dictionary<string, int>? columns = null;
        var rows = new List<TableRow>();
        foreach (var (number, cells) in workbook.Rows(sheet))
        {
            if (columns is null)
            {
                if (!cells.Contains("QuickRef", StringComparer.Ordinal)) continue;
                columns = new(StringComparer.Ordinal);
                for (var i = 0; i < cells.Count; i++) columns.TryAdd(cells[i].Trim(), i);
                continue;
            }
            if (cells.Any(c => !string.IsNullOrWhiteSpace(c))) rows.Add(new(columns, cells, number));
        }
        return rows;
    }
}
