using System.Globalization;
using System.Text;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

/// <summary>
/// Puts a document together from sentences, each a passage of its own. Entities that statements speak of are added with their
/// slug for a name, unless they are described.
/// </summary>
internal sealed class DraftDocument(string slug)
{
    private readonly Dictionary<EntityId, Entity> _entities = [];
    private readonly List<Statement> _statements = [];
    private readonly List<Passage> _passages = [];
    private readonly List<Evidence> _evidence = [];
    private readonly List<Mention> _mentions = [];
    private readonly StringBuilder _text = new();

    public EntityId Id { get; } = EntityId.Parse($"document:{slug}");

    public string Title { get; set; } = slug;

    /// <summary>Changes the document's record before it is built.</summary>
    public Func<Document, Document> With { get; set; } = document => document;

    public DraftDocument Describes(params Entity[] entities)
    {
        foreach (var entity in entities) _entities[entity.Id] = entity;
        return this;
    }

    public DraftDocument Describes(EntityId id, string name, params string[] aliases) => Describes(new Entity(id, name) { Aliases = [.. aliases], Defined = true });

    /// <summary>The sentence is the whole quote; without one it is made from the statement.</summary>
    public DraftDocument Says(Statement statement, double confidence = 0.9, string? sentence = null, Method method = Method.Extracted, EvidenceRole role = EvidenceRole.Tertiary)
    {
        var passage = Passage(sentence ?? $"{statement.Subject} {statement.Predicate} {statement.Object?.Text ?? statement.Literal?.Value}.");
        if (_statements.All(s => s.Id != statement.Id)) _statements.Add(statement);
        _evidence.Add(new() { Statement = statement.Id, Passage = passage.Id, Start = 0, Quote = passage.Text, Confidence = confidence, Method = method, Role = role });
        foreach (var end in new[] { statement.Subject, statement.Object }) Knows(end);
        return this;
    }

    /// <summary>A passage that nothing is taken from.</summary>
    public DraftDocument Writes(string sentence)
    {
        Passage(sentence);
        return this;
    }

    /// <summary>A passage that names an entity.</summary>
    public DraftDocument Names(EntityId entity, string sentence, int start, int length)
    {
        _mentions.Add(new(entity, Passage(sentence).Id, start, length));
        Knows(entity);
        return this;
    }

    public DocumentContent Build(bool complete = true)
    {
        var text = _text.ToString();
        var document = With(new() { Id = Id, Title = Title, Text = text, Revision = ContentHash.Of(text) });
        return new(document)
        {
            Complete = complete,
            Passages = [.. _passages],
            Entities = [.. _entities.Values, .. _entities.ContainsKey(Id) ? Array.Empty<Entity>() : [new Entity(Id, document.Title)]],
            Statements = [.. _statements],
            Evidence = [.. _evidence],
            Mentions = [.. _mentions],
        };
    }

    public static implicit operator DocumentContent(DraftDocument draft) => draft.Build();

    private void Knows(EntityId? id)
    {
        if (id is null || id == Id || _entities.ContainsKey(id)) return;
        var properties = id.Prefix == "observation"
            ? Entity.NoProperties.Add("metric", "rate").Add("value", "1").Add("comparison", "exactly") : Entity.NoProperties;
        _entities.Add(id, new(id, id.Slug.Replace('-', ' ')) { Properties = properties });
    }

    private Passage Passage(string sentence)
    {
        var passage = new Passage
        {
            Document = Id,
            Section = "Summary",
            Start = _text.Length,
            Line = _passages.Count + 1,
            Text = sentence,
            Occurrence = _passages.Count(p => p.Text == sentence),
        };
        _passages.Add(passage);
        _text.Append(CultureInfo.InvariantCulture, $"{sentence}\n");
        return passage;
    }
}
