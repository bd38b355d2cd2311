using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Figures;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sentences;
using RiskGraph.Ingestion.Statements;

namespace RiskGraph.Ingestion.Tables;

/// <summary>Reads the figures of tables: what the header names was measured on what the row names, and who develops it.</summary>
internal sealed class TableStatements(Reading reading, StatementList statements, FigureRisks risks)
{
    public void Read(IReadOnlyList<Table> tables, List<Observation> observations)
    {
        foreach (var table in tables) Read(table, observations);
    }

    private void Read(Table table, List<Observation> observations)
    {
        var (benchmark, period) = (BenchmarkOf(table), PeriodOf(table));
        var kinds = Enumerable.Range(0, table.Header.Count).Select(table.KindOf).ToArray();
        // A first column without a header may name the systems all the same.
        if (kinds[0] is null && !kinds.Contains(Kinds.System) && table.Rows.Count(r => r[0].To > r[0].From && reading.At(r[0].Row, r[0].From) is { Kind: Kinds.System }) * 2 > table.Rows.Count) kinds[0] = Kinds.System;
        var caption = CaptionMetric(table);
        var transposed = !kinds.Contains(Kinds.System) && table.Header.Skip(1).Any() && table.Header.Skip(1).All(c => c.To > c.From && reading.At(c.Row, c.From) is { Kind: Kinds.System });
        foreach (var row in table.Rows.Where(r => r.Count == table.Header.Count))
        {
            var subject = transposed ? null : Named(row, kinds, Kinds.System);
            if (subject is not null && Named(row, kinds, Kinds.Organization) is { } developer && row.Any(c => true)) statements.Add(subject, Predicates.DevelopedBy, developer, 0.85, row[0].Row);
            var figures = new FigureReader(reading).Read(row[0].Row, []);
            for (var column = 0; column < row.Count; column++)
            {
                if (kinds[column] is not null || (transposed && column == 0) || FigureIn(row[column], figures) is not { } figure) continue;
                var metric = (transposed ? row[0].Text : table.Header[column].Text).Replace("(%)", "", StringComparison.Ordinal).Trim();
                // "Table 1. Yield rate (%) by domain.": the columns are domains of the one rate.
                if (caption is { } measured && figure.Kind == UnitKind.Plain)
                {
                    metric = metric.Length == 0 ? measured.Metric : $"{measured.Metric} in {metric}";
                    if (measured.IsPercent) figure = figure with { Kind = UnitKind.Percent, Unit = "%" };
                }
                else if (figure.Kind == UnitKind.Plain && (transposed ? row[0] : table.Header[column]).Text.Contains('%', StringComparison.Ordinal)) figure = figure with { Kind = UnitKind.Percent, Unit = "%" };
                if (metric.Length == 0) continue;
                var observed = new Observation(figure with { Metric = metric, Period = period }, row[0].Row, row[0].Row.Passage.Passage);
                var system = transposed ? reading.At(table.Header[column].Row, table.Header[column].From)?.Draft : subject;
                if (system is not null) observed.Add(Predicates.ObservedOn, system, 0.85);
                if (benchmark is not null) observed.Add(Predicates.MeasuredBy, benchmark, 0.85);
                if (risks.ByMetric(metric) is { } risk) observed.Add(Predicates.Indicates, risk, 0.85);
                observations.Add(observed);
            }
        }
    }

    /// <summary>What the caption says that all cells are: a rate, score or share, before "by", "of" or a bracket.</summary>
    private (string Metric, bool IsPercent)? CaptionMetric(Table table)
    {
        foreach (var sentence in Caption(table))
            for (var i = 0; i < sentence.Count; i++)
            {
                if (sentence[i].Stem is not ("rate" or "score" or "share" or "accuracy" or "percentage") || !(sentence.Key(i + 1) is "(" or "by" or "per" or "of" or "in" or "on" or "for" or "." or "," or "")) continue;
                var from = Phrases.Start(sentence, i + 1);
                return (sentence.TextOf(from, i + 1).ToLowerInvariant(), sentence.Tokens[i..].Any(t => t.Key is "%" or "percent"));
            }
        return null;
    }

    private Draft? Named(IReadOnlyList<Cell> row, string?[] kinds, string kind)
    {
        var column = Array.IndexOf(kinds, kind);
        return column >= 0 && row[column].To > row[column].From && reading.At(row[column].Row, row[column].From) is { } span && span.Kind == kind ? span.Draft : null;
    }

    private static Figure? FigureIn(Cell cell, List<Figure> figures)
    {
        if (figures.Find(f => f.Number >= cell.From && f.To <= cell.To) is { } figure) return figure;
        // A bare number is a figure here: its header says of what.
        return NumberReader.TryRead(cell.Row, cell.From, out var value, out var to, out _) && to == cell.To
            ? new(cell.From, to, cell.From, value, null, Comparison.Exactly, UnitKind.Plain, null, to, to) : null;
    }

    /// <summary>The benchmark of the caption, else of the whole document.</summary>
    private Draft? BenchmarkOf(Table table) => Caption(table).SelectMany(reading.SpansOf).FirstOrDefault(s => s.Kind == Kinds.Benchmark)?.Draft ?? (reading.Main is { Kind: Kinds.Benchmark } main ? main : null);

    private PartialDate? PeriodOf(Table table) => Caption(table).SelectMany(PeriodReader.Read).FirstOrDefault(p => p.Date is not null)?.Date;

    private IEnumerable<Sentence> Caption(Table table) => table.Caption is { } caption ? reading.Sentences.Where(s => s.Passage == caption) : [];
}
