using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Mentions;

namespace RiskGraph.Ingestion.Tables;

/// <summary>Finds the names in the columns of tables whose header says what they are of.</summary>
internal static class TableNames
{
    private const int LongestName = 8;

    public static void Find(Reading reading, IReadOnlyList<Table> tables)
    {
        foreach (var table in tables)
            for (var column = 0; column < table.Header.Count; column++)
                if (table.KindOf(column) is { } kind)
                    foreach (var row in table.Rows.Where(r => r.Count == table.Header.Count)) Add(reading, row[column], kind);
    }

    private static void Add(Reading reading, Cell cell, string kind)
    {
        if (cell.To == cell.From || cell.To - cell.From > LongestName || reading.At(cell.Row, cell.From) is not null || !cell.Row.Tokens[cell.From..cell.To].Any(t => t.IsWord)) return;
        if (cell.Row[cell.From] is { IsCapital: false, HasDigit: false, IsMixed: false } && kind != Kinds.Risk) return;
        if (cell.Row[cell.From].Key is "n" or "none" or "unknown" or "total" or "average" or "mean" or "other" or "all") return;
        reading.Add(new(cell.Row, cell.From, cell.To, reading.Entities.Get(kind, cell.Text, Origin.Named), Reference.Name));
    }
}
