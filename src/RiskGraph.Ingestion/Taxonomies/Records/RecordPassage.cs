using System.Text;
using System.Text.RegularExpressions;
using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.Taxonomies.Records;

/// <summary>[Start, Start + Length) of a record's text, in UTF-16 code units.</summary>
internal readonly record struct Quote(int Start, int Length);

/// <summary>One record of a source as readable text, and what it says.</summary>
internal sealed partial class RecordPassage(string section, int line, InputFile file, ImportLog log)
{
    private readonly StringBuilder _text = new();
    private readonly List<(Entity Entity, bool Defines)> _entities = [];
    private readonly List<(Statement Statement, Quote Quote, double Confidence)> _statements = [];

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")] private static partial Regex Email { get; }

    public string Section => section;

    public int Line => line;

    public string Text => _text.ToString();

    public IReadOnlyList<(Entity Entity, bool Defines)> Entities => _entities;

    public IReadOnlyList<(Statement Statement, Quote Quote, double Confidence)> Statements => _statements;

    /// <summary>Where in the file the record stands, as messages write it.</summary>
    public string Place => $"{file.Path}:{line}";

    /// <summary>Writes a line <c>name: value</c>. E-mail addresses become opaque names of their owners.</summary>
    /// <returns>The line; of no length when there is no value.</returns>
    public Quote Field(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return new(0, 0);
        var shown = Hide(WellFormed.Text(value).ReplaceLineEndings("\n").Trim());
        if (_text.Length > 0) _text.Append('\n');
        var start = _text.Length;
        _text.Append(name).Append(": ").Append(shown);
        return new(start, _text.Length - start);
    }

    public Quote Field(string name, IEnumerable<string> values) => Field(name, string.Join("; ", values));

    /// <summary>An opaque, stable name for a person who is known by an e-mail address.</summary>
    public static string Agent(string email) => "agent:" + ContentHash.Of("agent", email.Trim().ToLowerInvariant())[..12];

    /// <summary>The text with every e-mail address replaced.</summary>
    public static string Hide(string text) => text.Contains('@', StringComparison.Ordinal) ? Email.Replace(text, match => Agent(match.Value)) : text;

    /// <summary>The record is what says what the entity is.</summary>
    /// <param name="known">Whether prose elsewhere may go by its names.</param>
    public void Define(Entity entity, bool known = true) => _entities.Add((Clean(entity) with { Defined = known }, true));

    /// <summary>The record only names the entity.</summary>
    public void Refer(EntityId id, string name, ExternalId? external = null) =>
        _entities.Add((Clean(new(id, name) { ExternalIds = external is null ? [] : [external] }), false));

    /// <summary>Says that subject and object stand so; both must be among the record's entities or those of the document's.</summary>
    /// <param name="quote">A line of this record; the whole record where its length is 0.</param>
    /// <param name="tally">What the source calls the edge, to be counted.</param>
    /// <param name="from">From when it holds in the world; null where the source does not say.</param>
    /// <param name="negated">Says that they do not.</param>
    public void Say(EntityId subject, string predicate, EntityId @object, Quote quote, string? tally = null, double confidence = 1, PartialDate? from = null, bool negated = false)
    {
        Add(new() { Subject = subject, Predicate = predicate, Object = @object, ValidFrom = from, Negated = negated }, quote, confidence);
        if (tally is not null) log.Tally(tally);
    }

    public void Say(EntityId subject, string predicate, Literal literal, Quote quote, string? tally = null)
    {
        Add(new() { Subject = subject, Predicate = predicate, Literal = literal }, quote, 1);
        if (tally is not null) log.Tally(tally);
    }

    public void Note(NoteKind kind, string trap, string message) => log.Note(kind, trap, Place, message);

    private void Add(Statement statement, Quote quote, double confidence) =>
        _statements.Add((statement, quote.Length == 0 ? new(0, _text.Length) : quote, Math.Clamp(confidence, 0, 1)));

    private static Entity Clean(Entity entity) => entity with
    {
        Name = Hide(WellFormed.Text(entity.Name).ReplaceLineEndings(" ").Trim()),
        Description = string.IsNullOrWhiteSpace(entity.Description) ? null : Hide(WellFormed.Text(entity.Description).ReplaceLineEndings("\n").Trim()),
        Aliases = [.. entity.Aliases.Select(a => WellFormed.Text(a).Trim()).Where(a => a.Length > 0)],
    };
}
