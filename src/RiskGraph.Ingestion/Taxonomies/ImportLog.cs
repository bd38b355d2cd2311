using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.Taxonomies;

/// <summary>Repaired: taken in after a mend. Refused: not taken in. Suspicious: taken in as it is, for a person to look at.</summary>
public enum NoteKind { Repaired, Refused, Suspicious }

/// <param name="Trap">A short fixed name of what was met, as in <c>duplicate-row</c>, so that like notes can be counted.</param>
/// <param name="Place">file:line, or the file alone.</param>
public sealed record ImportNote(NoteKind Kind, string Trap, string Place, string Message)
{
    public override string ToString() => $"{Place}: {Kind.ToString().ToLowerInvariant()}: {Message} [{Trap}]";
}

/// <summary>What a reading met, counted as it goes: the source's own edges and objects under its own names, and what this graph made of them.</summary>
public sealed class ImportLog
{
    private readonly SortedDictionary<string, int> _tallies = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, HashSet<EntityId>> _defined = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _evidence = new(StringComparer.Ordinal);
    private readonly List<ImportNote> _notes = [];

    /// <summary>In the order in which they were met.</summary>
    public IReadOnlyList<ImportNote> Notes => _notes;

    /// <summary>How many objects and edges of the source were taken in, under the names that the source gives them.</summary>
    public IReadOnlyDictionary<string, int> Tallies => _tallies;

    /// <summary>How many entities were defined, by the prefix of their kind.</summary>
    public IReadOnlyDictionary<string, int> Entities => new SortedDictionary<string, int>(_defined.ToDictionary(d => d.Key, d => d.Value.Count), StringComparer.Ordinal);

    /// <summary>How many pieces of evidence were given, by predicate.</summary>
    public IReadOnlyDictionary<string, int> Evidence => _evidence;

    public int Tallied(string name) => _tallies.GetValueOrDefault(name);

    public int Met(string trap) => _notes.Count(n => n.Trap == trap);

    public void Tally(string name, int count = 1) => _tallies[name] = _tallies.GetValueOrDefault(name) + count;

    public void Note(NoteKind kind, string trap, string place, string message) => _notes.Add(new(kind, trap, place, message));

    internal void Defined(EntityId entity)
    {
        if (!_defined.TryGetValue(entity.Prefix, out var ids)) _defined.Add(entity.Prefix, ids = []);
        ids.Add(entity);
    }

    internal void Said(string predicate) => _evidence[predicate] = _evidence.GetValueOrDefault(predicate) + 1;
}
