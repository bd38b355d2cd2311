using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Checks;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.FrontMatter;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Vocabulary;

namespace RiskGraph.Ingestion.Statements;

/// <summary>The statements of front matter: its own list, and what it says of the document and of the works that this summarises.</summary>
internal sealed class DeclaredStatements(GraphCatalogue catalogue, Reading reading, StatementList statements, Draft document, KnownEntities vocabulary, KnownNames known)
{
    private const double Certain = 1;

    public void Publisher(DeclaredName publisher, Draft organization) => statements.Add(document, Predicates.PublishedBy, organization, Certain, publisher.Entry, Method.Declared);

    public void Work(DeclaredEntity declared, Draft work, DeclaredEntities entities)
    {
        statements.Add(document, Predicates.Summarises, work, Certain, declared.Entry, Method.Declared);
        Organizations(declared.IssuedBy, Predicates.IssuedBy);
        Organizations(declared.AuthoredBy, Predicates.AuthoredBy);
        Organizations(declared.PublishedBy, Predicates.PublishedBy);

        void Organizations(IEnumerable<string> names, string predicate)
        {
            foreach (var name in names) statements.Add(work, predicate, entities.AddOrganization(name), Certain, declared.Entry, Method.Declared);
        }
    }

    /// <summary>A declared entity is mentioned, and its date is a statement.</summary>
    public void Entity(DeclaredEntity declared, Draft entity)
    {
        statements.Add(document, Predicates.Mentions, entity, Certain, declared.Entry, Method.Declared);
        foreach (var (name, value) in declared.Properties)
            if (name is "published" or "date" && PartialDate.TryParse(value, out var date)) statements.Add(entity, Predicates.Date, Literal.OfDate(date), Certain, declared.Entry, Method.Declared);
    }

    public void Statement(DeclaredStatement declared, string file, List<Problem> problems)
    {
        var predicate = declared.Predicate;
        if (predicate.Literal is not null)
        {
            problems.Add(new(file, declared.Line, declared.Column, Severity.Error, $"{predicate.Name} has a figure or date for its object, which front matter cannot state. Write it in the text, or as a property of the entity."));
            return;
        }
        var subject = Find(declared.Subject, [.. predicate.Relations.SelectMany(r => r.From)]);
        var target = Find(declared.Object, [.. predicate.Relations.SelectMany(r => r.To)]);
        if (subject is null || target is null)
        {
            var (name, kinds) = subject is null ? (declared.Subject, predicate.Relations.SelectMany(r => r.From)) : (declared.Object, predicate.Relations.SelectMany(r => r.To));
            problems.Add(new(file, declared.Line, declared.Column, Severity.Error, $"there is no '{name}' of kind {string.Join(" or ", kinds.Distinct())}. Declare it under entities, or write the id of an entity that is known."));
            return;
        }
        if (!predicate.Relations.Any(r => r.From.Contains(subject.Kind) && r.To.Contains(target.Kind)))
        {
            problems.Add(new(file, declared.Line, declared.Column, Severity.Error, $"{predicate.Name} does not go from {subject.Kind} to {target.Kind}. It goes {string.Join("; ", predicate.Relations.Select(r => $"from {string.Join(" or ", r.From)} to {string.Join(" or ", r.To)}"))}."));
            return;
        }
        statements.Add(subject, predicate.Name, target, Certain, declared.Entry, Method.Declared, declared.Negated);
    }

    private Draft? Find(string text, IReadOnlyList<string> kinds)
    {
        if (text == "document" && kinds.Contains(Kinds.Document)) return document;
        if (EntityId.TryParse(text, out var id) && catalogue.KindOf(id) is { } kind) return kinds.Contains(kind.Name) ? ById(id, kind) : null;
        foreach (var name in kinds.Distinct())
            if (reading.Entities.Find(name, text) is { } here) return here;
        foreach (var name in kinds.Distinct())
        {
            if (vocabulary.Find(name, text) is { } common) return reading.Entities.Get(common, Origin.Vocabulary);
            if (known.Meaning(catalogue.Kind(name)!.Prefix, text) is { } other) return reading.Entities.Get(new NameEntry(other, name, text), Origin.Known);
        }
        return null;
    }

    private Draft? ById(EntityId id, KindDefinition kind)
    {
        if (reading.Entities.ById(id) is { } here) return here;
        if (vocabulary.Of(id) is { } common) return reading.Entities.Get(new NameEntry(id, kind.Name, common.Name), Origin.Vocabulary);
        return known.All.FirstOrDefault(n => n.Entity == id) is { } other ? reading.Entities.Get(new NameEntry(id, kind.Name, other.Name), Origin.Known) : null;
    }
}
