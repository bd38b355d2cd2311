using System.Collections.Frozen;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Mentions;

namespace RiskGraph.Ingestion.Vocabulary;

/// <summary>The vocabulary, ready to be searched. Built once.</summary>
internal sealed class KnownEntities
{
    private readonly FrozenDictionary<string, VocabularyEntity> _byId;
    private readonly FrozenDictionary<string, NameEntry> _risks;
    private readonly FrozenDictionary<(string Kind, string Name), NameEntry> _names;

    public KnownEntities(GraphCatalogue catalogue)
    {
        var all = VocabularyReader.BuiltIn(catalogue);
        var names = new Dictionary<(string, string), NameEntry>();
        var risks = new Dictionary<string, NameEntry>(StringComparer.Ordinal);
        foreach (var entity in all)
            foreach (var name in entity.Aliases.Prepend(entity.Name))
            {
                var entry = new NameEntry(entity.Id, entity.Kind, name, entity.IsFamily, entity.IsBareName);
                Names.Add(name, entry);
                if (entity.IsBareName) names.TryAdd((entity.Kind, EntityKeys.OfName(name)), entry);
                if (entity.Kind != Kinds.Risk) continue;
                var tokens = Tokenizer.Read(name);
                risks.TryAdd(EntityKeys.OfRisk(tokens, general: false), entry);
                if (EntityKeys.OfRisk(tokens, general: true) is var general && general.Contains(' ', StringComparison.Ordinal)) risks.TryAdd(general, entry);
            }
        _byId = all.ToFrozenDictionary(e => e.Id.Text, StringComparer.Ordinal);
        _names = names.ToFrozenDictionary();
        _risks = risks.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public NameIndex<NameEntry> Names { get; } = new();

    /// <summary>The entity of a kind that goes by exactly this name.</summary>
    public NameEntry? Find(string kind, string name) => _names.GetValueOrDefault((kind, EntityKeys.OfName(name)));

    public VocabularyEntity? Of(EntityId id) => _byId.GetValueOrDefault(id.Text);

    /// <summary>The risk that these words put another way.</summary>
    public NameEntry? RiskOf(ReadOnlySpan<Token> tokens) =>
        _risks.TryGetValue(EntityKeys.OfRisk(tokens, general: false), out var exact) ? exact
        : EntityKeys.OfRisk(tokens, general: true) is { Length: > 0 } key && _risks.TryGetValue(key, out var general) ? general : null;
}
