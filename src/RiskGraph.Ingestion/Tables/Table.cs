using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Tables;

/// <summary>A cell: the tokens [From, To) of its row.</summary>
internal sealed record Cell(Sentence Row, int From, int To)
{
    public string Text => Row.TextOf(From, To);
}

/// <summary>Rows of cells under a header, and the passage right before them.</summary>
internal sealed record Table(IReadOnlyList<Cell> Header, IReadOnlyList<IReadOnlyList<Cell>> Rows, PlacedPassage? Caption)
{
    /// <summary>The tables of a document, in order.</summary>
    public static List<Table> Find(Reading reading)
    {
        var tables = new List<Table>();
        var passages = reading.Text.Passages;
        for (var i = 0; i < passages.Length; i++)
        {
            if (passages[i].Kind != BlockKind.Row) continue;
            var caption = i > 0 && passages[i - 1].Kind == BlockKind.Paragraph ? passages[i - 1] : null;
            var rows = new List<IReadOnlyList<Cell>>();
            for (; i < passages.Length && passages[i].Kind == BlockKind.Row; i++)
                if (reading.Sentences.Where(s => s.Passage == passages[i]).ToList() is [var row]) rows.Add(Cells(row));
            if (rows.Count > 1) tables.Add(new(rows[0], rows[1..], caption));
        }
        return tables;
    }

    private static List<Cell> Cells(Sentence row)
    {
        var cells = new List<Cell>();
        var from = 0;
        for (var i = 0; i <= row.Count; i++)
            if (i == row.Count || row[i].Is("|"))
            {
                cells.Add(new(row, from, i));
                from = i + 1;
            }
        return cells;
    }

    /// <summary>The kind of thing that a column names: its header says so. Null for a column of figures and texts.</summary>
    public string? KindOf(int column)
    {
        var cell = Header[column];
        if (cell.To == cell.From || cell.To - cell.From > 3) return null;
        var head = cell.Row[cell.To - 1].Stem;
        if (head is "developer" or "maker" or "vendor" or "company" or "provider" or "organization" or "organisation" or "publisher" or "issuer" or "lab") return Kinds.Organization;
        if (head is "name") head = cell.To - cell.From > 1 ? cell.Row[cell.To - 2].Stem : head;
        return Heads.SystemNouns.Contains(head) ? Kinds.System : head is "benchmark" ? Kinds.Benchmark : head is "risk" or "hazard" or "threat" ? Kinds.Risk : null;
    }
}
