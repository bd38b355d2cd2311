using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.FrontMatter;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Vocabulary;

namespace RiskGraph.Ingestion.Entities;

/// <summary>Brings the entities that front matter declares into the table, and their names into an index for the text below.</summary>
internal sealed class DeclaredEntities(GraphCatalogue catalogue, EntityTable entities, KnownEntities vocabulary, KnownNames known)
{
    public NameIndex<NameEntry> Names { get; } = new();

    public Draft Add(DeclaredEntity declared)
    {
        var kind = declared.Kind ?? KindOfWork(declared.Name);
        var draft = Get(kind, declared.Name, declared.Aliases);
        foreach (var alias in declared.Aliases) AddName(draft, kind, alias);
        draft.Description ??= declared.Description;
        draft.ExternalIds.AddRange(declared.ExternalIds);
        foreach (var (name, value) in declared.Properties) draft.Properties[name] = value;
        return draft;
    }

    public Draft AddOrganization(string name) => Get(catalogue.Kind(Kinds.Organization)!, name, []);

    /// <summary>A work of which only the name is given is what the vocabulary knows it for, else what its name ends with, else a report.</summary>
    private KindDefinition KindOfWork(string name)
    {
        var tokens = Tokenizer.Read(name);
        if (vocabulary.Names.Longest(tokens, 0, out var end) is { } entry && end == tokens.Length && Kinds.IsWork(entry.Kind)) return catalogue.Kind(entry.Kind)!;
        return catalogue.Kind(Heads.KindOfWork(tokens[^1].Stem) ?? Kinds.Report) ?? catalogue.Kind(Kinds.Report)!;
    }

    private Draft Get(KindDefinition kind, string name, IReadOnlyCollection<string> aliases)
    {
        var draft = ByName(kind, name) ?? aliases.Select(alias => ByName(kind, alias)).FirstOrDefault(d => d is not null) ?? entities.Get(kind.Name, name, Origin.Declared);
        if (draft.Id is null)
            // A name alone may be another document's short form; one with other names beside it defines itself.
            draft.Id = aliases.Count == 0 && known.Meaning(kind.Prefix, name) is { } meant ? meant : EntityId.Create(kind.Prefix, name);
        draft.IsDefined = true;
        draft.Origin = Origin.Declared;
        AddName(draft, kind, name);
        return draft;
    }

    private Draft? ByName(KindDefinition kind, string name)
    {
        if (entities.Find(kind.Name, name) is { } same) return same;
        if (kind.Name == Kinds.Risk) return vocabulary.RiskOf(Tokenizer.Read(name)) is { } risk ? entities.Get(risk, Origin.Vocabulary) : null;
        return vocabulary.Find(kind.Name, name) is { } entry ? entities.Get(entry, Origin.Vocabulary) : null;
    }

    private void AddName(Draft draft, KindDefinition kind, string name)
    {
        entities.AddName(draft, name);
        Names.Add(name, new(draft.Id!, kind.Name, name));
    }
}
