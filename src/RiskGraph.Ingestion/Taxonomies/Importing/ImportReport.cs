using RiskGraph.Core.Storage;

namespace RiskGraph.Ingestion.Taxonomies.Importing;

/// <summary>What an import did or, in a dry run, would do.</summary>
public sealed record ImportReport
{
    /// <summary>The source's name on the command line.</summary>
    public required string Source { get; init; }

    public required string Input { get; init; }

    public required bool DryRun { get; init; }

    public required int Documents { get; init; }

    /// <summary>How many of them the store had already, word for word.</summary>
    public required int UnchangedDocuments { get; init; }

    /// <summary>What was read, and what was odd about it.</summary>
    public required ImportLog Log { get; init; }

    /// <summary>How many records changed, by action and kind of record.</summary>
    public required IReadOnlyDictionary<(ChangeAction Action, RecordKind Kind), int> Changes { get; init; }

    public bool ChangedNothing => Changes.Count == 0;

    /// <summary>For a person: counts, changes and notes, a line each.</summary>
    /// <param name="notes">How many notes of one sort are shown; the rest are counted.</param>
    public IEnumerable<string> Lines(int notes)
    {
        yield return $"{Source} {Input}: {Documents} documents, {UnchangedDocuments} of them unchanged";
        yield return "entities defined: " + List(Log.Entities);
        yield return "evidence by predicate: " + List(Log.Evidence);
        yield return "the source's own counts: " + List(Log.Tallies);
        foreach (var sort in Log.Notes.GroupBy(n => (n.Kind, n.Trap)).OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Trap, StringComparer.Ordinal))
        {
            yield return $"{sort.Key.Kind.ToString().ToLowerInvariant()}: {sort.Key.Trap} {sort.Count()}";
            foreach (var note in sort.Take(notes)) yield return $"  {note.Place}: {note.Message}";
            if (sort.Count() > notes && notes > 0) yield return $"  … and {sort.Count() - notes} more";
        }
        yield return ChangedNothing ? "Nothing changed: all of it was there already."
            : (DryRun ? "would change: " : "changed: ") + string.Join(", ", Changes.OrderBy(c => c.Key.Kind).ThenBy(c => c.Key.Action).Select(c => $"{c.Value} {c.Key.Kind.ToString().ToLowerInvariant()} {c.Key.Action.ToString().ToLowerInvariant()}"));
    }

    private static string List(IReadOnlyDictionary<string, int> counts) => counts.Count == 0 ? "none" : string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"));
}
