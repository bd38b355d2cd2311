using System.Globalization;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Search;

/// <summary>What one search found, ranked; highlights are worked out only for the page that is asked for.</summary>
internal sealed class SearchCandidates(SearchText text)
{
    private const string Order = "score-";
    private const int MaxHighlights = 5;

    private readonly Dictionary<string, Candidate> _found = new(StringComparer.Ordinal);

    private sealed class Candidate
    {
        public Entity? Entity { get; set; }
        public Statement? Statement { get; set; }
        public double Score { get; set; }
        public SortedSet<MatchedOn> Exact { get; } = [];
        public List<string> Passages { get; } = [];
    }

    /// <param name="exact">Why it matched, where that is known without looking at its texts.</param>
    /// <param name="passage">The passage or quote in which it was found.</param>
    public void Add(Entity? entity, Statement? statement, double score, MatchedOn? exact = null, string? passage = null)
    {
        var id = entity?.Id.Text ?? statement!.Id;
        Rank(id, score, exact);
        Show(id, entity, statement);
        if (passage is not null) AddPassage(id, passage);
    }

    /// <summary>Adds what may be an entity or a statement; what it says is only asked for where it is on the page.</summary>
    public void Rank(string id, double score, MatchedOn? exact = null)
    {
        if (!_found.TryGetValue(id, out var candidate)) _found.Add(id, candidate = new());
        candidate.Score = Math.Max(candidate.Score, score);
        if (exact is { } reason) candidate.Exact.Add(reason);
    }

    public void Show(string id, Entity? entity, Statement? statement) => (_found[id].Entity, _found[id].Statement) = (entity, statement);

    public void AddPassage(string id, string passage)
    {
        if (_found[id].Passages.Count < MaxHighlights) _found[id].Passages.Add(passage);
    }

    /// <summary>The score under which nothing that is still found could change a page; null where everything could.</summary>
    public double? LeastThatMatters(PageRequest page)
    {
        if (page.WithTotal || page.IsBackward) return null;
        var ordered = Ordered();
        var (_, end) = Window(ordered, page);
        return end < ordered.Count ? ordered[end].Value.Score : null;
    }

    /// <summary>The ids on a page, best first.</summary>
    public IReadOnlyList<string> Shown(PageRequest page)
    {
        var ordered = Ordered();
        var (start, end) = Window(ordered, page);
        return [.. ordered[start..end].Select(h => h.Key)];
    }

    public Page<SearchHit> ToPage(PageRequest page)
    {
        var ordered = Ordered();
        var (start, end) = Window(ordered, page);
        var edges = ordered[start..end].Where(h => h.Value.Entity is not null || h.Value.Statement is not null)
            .Select(h => new Edge<SearchHit>(ToHit(h.Value), Cursor.Encode(Order, h.Value.Score.ToString("R", CultureInfo.InvariantCulture), h.Key))).ToList();
        return new(edges, end < ordered.Count, start > 0, page.WithTotal ? ordered.Count : null);
    }

    private List<KeyValuePair<string, Candidate>> Ordered() => [.. _found.OrderByDescending(h => h.Value.Score).ThenBy(h => h.Key, StringComparer.Ordinal)];

    private static (int Start, int End) Window(List<KeyValuePair<string, Candidate>> ordered, PageRequest page)
    {
        if (page.IsBackward)
        {
            var end = page.Before is { } before ? IndexFrom(ordered, before, beyond: false) : ordered.Count;
            return (Math.Max(0, end - page.Size), end);
        }
        var start = page.After is { } after ? IndexFrom(ordered, after, beyond: true) : 0;
        return (start, Math.Min(ordered.Count, start + page.Size));
    }

    /// <summary>The first place at a cursor, or beyond it; the end when there is none.</summary>
    private static int IndexFrom(List<KeyValuePair<string, Candidate>> ordered, string cursor, bool beyond)
    {
        var keys = Cursor.Decode(cursor, Order, 2);
        if (!double.TryParse(keys[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var score) || keys[1] is not { } id)
            throw new CursorException("The cursor's score is no number, or its id is missing. Pass on a cursor from pageInfo or an edge unchanged.");
        var index = ordered.FindIndex(h => h.Value.Score < score || (h.Value.Score.Equals(score) && string.CompareOrdinal(h.Key, id) is var order && (order > 0 || (order == 0 && !beyond))));
        return index < 0 ? ordered.Count : index;
    }

    private SearchHit ToHit(Candidate candidate)
    {
        var (matched, highlights) = (new SortedSet<MatchedOn>(candidate.Exact), new List<Highlight>());
        if (candidate.Entity is { } entity)
        {
            Look("name", entity.Name, MatchedOn.Name);
            foreach (var alias in entity.Aliases) Look("alias", alias, MatchedOn.Alias);
            if (entity.Description is { } description) Look("description", description, MatchedOn.Description);
        }
        foreach (var passage in candidate.Passages) Look("passage", passage, MatchedOn.Passage);
        // The index stems words ("leaks" finds "leak"), which the highlighter does not: such a hit stands unmarked.
        if (matched.Count == 0) matched.Add(candidate.Passages.Count > 0 ? MatchedOn.Passage : MatchedOn.Name);
        return new(candidate.Entity, candidate.Statement, candidate.Score, [.. matched], [.. highlights.Take(MaxHighlights)]);

        void Look(string field, string value, MatchedOn on)
        {
            if (text.Spans(value) is not { Count: > 0 } spans) return;
            highlights.Add(new(field, value, spans));
            matched.Add(on);
        }
    }
}
