namespace RiskGraph.Citations.Csl.Citing;

/// <summary>A cite with its place among the cites of the document.</summary>
internal sealed record PlacedCite(Cite Cite, CitePosition Position, bool IsNearNote, int FirstNote);

/// <summary>Works out first, subsequent, ibid and near-note for cites in the order of the document.</summary>
internal sealed class Positions(int nearNoteDistance)
{
    public List<List<PlacedCite>> Place(IReadOnlyList<Citation> citations)
    {
        var placed = new List<List<PlacedCite>>();
        var firstNotes = new Dictionary<string, int>(StringComparer.Ordinal);
        var lastNotes = new Dictionary<string, int>(StringComparer.Ordinal);
        Citation? previous = null;
        foreach (var citation in citations)
        {
            var cites = new List<PlacedCite>();
            for (var i = 0; i < citation.Cites.Count; i++)
            {
                var cite = citation.Cites[i];
                var isFirst = firstNotes.TryAdd(cite.Id, citation.Note);
                var before = i > 0 ? citation.Cites[i - 1] : Follows(previous, citation) ? previous!.Cites[0] : null;
                var position = cite.Position ?? (isFirst ? CitePosition.First : before?.Id == cite.Id ? Ibid(before, cite) : CitePosition.Subsequent);
                var isNear = cite.NearNote ?? (!isFirst && citation.Note - lastNotes.GetValueOrDefault(cite.Id) <= nearNoteDistance);
                cites.Add(new(cite, position, isNear, cite.FirstNote ?? firstNotes[cite.Id]));
            }
            foreach (var cite in citation.Cites) lastNotes[cite.Id] = citation.Note;
            placed.Add(cites);
            if (citation.Cites.Count > 0) previous = citation;
        }
        return placed;
    }

    // A note without citations between the two would make "ibid." point at that note.
    private static bool Follows(Citation? previous, Citation citation) => previous is { Cites.Count: 1 } && citation.Note - previous.Note <= 1;

    private static CitePosition Ibid(Cite before, Cite cite)
    {
        if (before.Locator.Length == 0) return cite.Locator.Length == 0 ? CitePosition.Ibid : CitePosition.IbidWithLocator;
        if (cite.Locator.Length == 0) return CitePosition.Subsequent;
        return before.Locator == cite.Locator && before.Label == cite.Label ? CitePosition.Ibid : CitePosition.IbidWithLocator;
    }
}
