using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.Entities;

/// <summary>Where an entity is known from, the surest first.</summary>
internal enum Origin { Declared, Defined, Vocabulary, Known, Named, Described }

/// <summary>An entity of a document while the document is being read. Two drafts that turn out to be one are merged.</summary>
/// <param name="kind">Its name in the catalogue.</param>
internal sealed class Draft(string kind, string name, Origin origin)
{
    private readonly SortedSet<string> _aliases = new(StringComparer.Ordinal);
    private Draft? _mergedInto;

    public string Kind { get; } = kind;

    public string Name { get; set; } = name;

    public Origin Origin { get; set; } = origin;

    /// <summary>Null until the document is put together, but for entities that are known from elsewhere.</summary>
    public EntityId? Id { get; set; }

    public string? Description { get; set; }

    public List<ExternalId> ExternalIds { get; } = [];

    public SortedDictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether other documents may rely on its names.</summary>
    public bool IsDefined { get; set; }

    /// <summary>The draft that stands for this one.</summary>
    public Draft Root
    {
        get
        {
            var root = this;
            while (root._mergedInto is { } next) root = next;
            return root;
        }
    }

    /// <summary>Without the name, ordered ordinally.</summary>
    public IEnumerable<string> Aliases => _aliases.Where(a => a != Name);

    public IEnumerable<string> Names => Aliases.Prepend(Name);

    public void AddAlias(string alias)
    {
        if (alias.Length > 0) _aliases.Add(alias);
    }

    /// <summary>This draft is from now on another name for the other.</summary>
    public void MergeInto(Draft other)
    {
        var (from, to) = (Root, other.Root);
        if (from == to) return;
        to.AddAlias(from.Name);
        foreach (var alias in from._aliases) to.AddAlias(alias);
        to.Id ??= from.Id;
        to.Description ??= from.Description;
        to.ExternalIds.AddRange(from.ExternalIds);
        foreach (var (key, value) in from.Properties) to.Properties.TryAdd(key, value);
        to.IsDefined |= from.IsDefined;
        if (from.Origin < to.Origin) to.Origin = from.Origin;
        from._mergedInto = to;
    }

    public override string ToString() => $"{Kind} {Name}";
}
