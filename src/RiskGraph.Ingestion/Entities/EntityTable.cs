using RiskGraph.Ingestion.Mentions;

namespace RiskGraph.Ingestion.Entities;

/// <summary>The entities of one document, each once.</summary>
internal sealed class EntityTable
{
    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<(string Kind, string Key), Draft> _byKey = [];
    private readonly Dictionary<string, Draft> _byId = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were met.</summary>
    public IEnumerable<Draft> All => _drafts.Where(d => d.Root == d);

    /// <summary>The entity of that name, which is added where there is none.</summary>
    public Draft Get(string kind, string name, Origin origin)
    {
        var tokens = Tokenizer.Read(name);
        if (Find(kind, tokens) is { } known)
        {
            AddName(known, name);
            if (origin < known.Origin) known.Origin = origin;
            return known;
        }
        var draft = new Draft(kind, name, origin);
        _drafts.Add(draft);
        AddName(draft, name);
        return draft;
    }

    public Draft? Find(string kind, string name) => Find(kind, Tokenizer.Read(name));

    public Draft? Find(string kind, ReadOnlySpan<Token> tokens)
    {
        if (kind != Kinds.Risk) return _byKey.GetValueOrDefault((kind, EntityKeys.OfName(tokens)))?.Root;
        return _byKey.TryGetValue((kind, EntityKeys.OfRisk(tokens, general: false)), out var exact) ? exact.Root
            : EntityKeys.OfRisk(tokens, general: true) is { Length: > 0 } key && _byKey.TryGetValue((kind, key), out var general) ? general.Root : null;
    }

    /// <summary>The entity that a known name stands for.</summary>
    public Draft Get(NameEntry entry, Origin origin)
    {
        if (_byId.TryGetValue(entry.Id.Text, out var known)) return known.Root;
        var draft = Find(entry.Kind, entry.Name) is { Id: null } same ? same : new(entry.Kind, entry.Name, origin);
        draft.Id = entry.Id;
        _byId.Add(entry.Id.Text, draft);
        if (!_drafts.Contains(draft)) _drafts.Add(draft);
        AddName(draft, entry.Name);
        return draft;
    }

    public Draft? ById(Core.Model.EntityId id) => _drafts.Find(d => d.Root == d && d.Id == id);

    /// <summary>From now on the name means this entity, unless it means another already.</summary>
    public void AddName(Draft draft, string name)
    {
        var tokens = Tokenizer.Read(name);
        draft.AddAlias(name);
        if (draft.Kind != Kinds.Risk)
        {
            Register((draft.Kind, EntityKeys.OfName(tokens)), draft);
            return;
        }
        Register((Kinds.Risk, EntityKeys.OfRisk(tokens, general: false)), draft);
        // Without its general words a risk must still say something: "model theft" is no "theft".
        if (EntityKeys.OfRisk(tokens, general: true) is var general && general.Contains(' ', StringComparison.Ordinal)) Register((Kinds.Risk, general), draft);
    }

    private void Register((string Kind, string Key) key, Draft draft)
    {
        if (key.Key.Length > 0) _byKey.TryAdd(key, draft);
    }
}
