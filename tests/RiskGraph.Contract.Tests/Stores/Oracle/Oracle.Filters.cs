using System.Diagnostics;
using System.Globalization;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

internal sealed partial class Oracle
{
    public bool Passes(Entity entity, EntityFilter? filter) => filter switch
    {
        null => true,
        EntityFilter.All all => all.Of.All(f => Passes(entity, f)),
        EntityFilter.Any any => any.Of.Any(f => Passes(entity, f)),
        EntityFilter.Not not => !Passes(entity, not.Of),
        EntityFilter.Ids ids => ids.Values.Contains(entity.Id),
        EntityFilter.Kinds kinds => kinds.Names.Contains(Kind(entity.Id)),
        EntityFilter.Name name => Passes(entity.Name, name.Test),
        EntityFilter.External x => entity.ExternalIds.Any(i => (x.Scheme ?? i.Scheme) == i.Scheme && (x.Value ?? i.Value) == i.Value && (x.Edition ?? i.Edition) == i.Edition),
        EntityFilter.UpdatedAt updated => Passes(entity.UpdatedAt, updated.From, updated.Before),
        EntityFilter.TextProperty text => Passes(entity.Properties.GetValueOrDefault(text.Property), text.Test),
        EntityFilter.NumberProperty number => Passes(entity.Properties.TryGetValue(number.Property, out var value) ? decimal.Parse(value, CultureInfo.InvariantCulture) : null, number.Test),
        EntityFilter.DateProperty date => Passes(entity.Properties.TryGetValue(date.Property, out var value) ? PartialDate.Parse(value) : null, date.Test),
        EntityFilter.Document document => _documents.TryGetValue(entity.Id, out var read) && Passes(read, document.Of),
        EntityFilter.Related related => Passes(entity, related),
        EntityFilter.Reaches reaches => Count(entity.Id, reaches.Routes) > 0,
        _ => throw new UnreachableException(),
    };

    private static bool Passes(Document document, DocumentFilter filter) => filter switch
    {
        DocumentFilter.All all => all.Of.All(f => Passes(document, f)),
        DocumentFilter.Any any => any.Of.Any(f => Passes(document, f)),
        DocumentFilter.Not not => !Passes(document, not.Of),
        DocumentFilter.Ids ids => ids.Values.Contains(document.Id),
        DocumentFilter.Title title => Passes(document.Title, title.Test),
        DocumentFilter.PublishedOn published => Passes(document.PublishedOn, published.Test),
        DocumentFilter.Language language => Passes(document.Language, language.Test),
        _ => throw new UnreachableException(),
    };

    private bool Passes(Entity entity, EntityFilter.Related related)
    {
        var targets = Edges(entity.Id, related.Relation, related.Statement).Select(e => e.Target).DistinctBy(t => t.Id).ToList();
        var passed = targets.Count(t => Passes(t, related.Target));
        return related.Quantifier switch
        {
            Quantifier.Some => passed > 0,
            Quantifier.None => passed == 0,
            Quantifier.Every => passed == targets.Count,
            Quantifier.Count => Passes(passed, related.Count ?? new()),
            _ => throw new UnreachableException(),
        };
    }

    public bool PassesWithDefault(Statement statement, StatementFilter? filter) => (StatementFilter.AsksForStatus(filter) || statement.IsLive) && Passes(statement, filter);

    private bool Passes(Statement statement, StatementFilter? filter)
    {
        return filter switch
        {
            null => true,
            StatementFilter.All all => all.Of.All(f => Passes(statement, f)),
            StatementFilter.Any any => any.Of.Any(f => Passes(statement, f)),
            StatementFilter.Not not => !Passes(statement, not.Of),
            StatementFilter.Ids ids => ids.Values.Contains(statement.Id),
            StatementFilter.Subject subject => subject.Values.Contains(statement.Subject),
            StatementFilter.Object target => statement.Object is { } id && target.Values.Contains(id),
            StatementFilter.About about => about.Values.Any(v => v == statement.Subject || v == statement.Object),
            StatementFilter.Predicates predicates => predicates.Names.Contains(statement.Predicate),
            StatementFilter.Status status => status.Values.Contains(statement.Status),
            StatementFilter.Confidence confidence => Passes((decimal)statement.Confidence, confidence.Test),
            StatementFilter.Methods methods => Live().Any(e => methods.Values.Contains(e.Method)),
            StatementFilter.Documents documents => Live().Any(e => documents.Values.Contains(_passages[e.Passage].Document)),
            StatementFilter.IssuingBody body => Live().Any(e => Issuers(_passages[e.Passage].Document).Any(body.Values.Contains)),
            StatementFilter.Negated negated => statement.Negated == negated.Value,
            StatementFilter.RecordedAt recorded => Passes(statement.RecordedAt, recorded.From, recorded.Before),
            _ => throw new UnreachableException(),
        };
        IEnumerable<Evidence> Live() => LiveEvidence(statement.Id);
    }

    public IEnumerable<Evidence> LiveEvidence(string statement) => _evidence.Where(e => e.Statement == statement && e.SupersededAt is null);

    private IEnumerable<EntityId> Issuers(EntityId document)
    {
        if (_documents[document].Publisher is { } publisher) yield return publisher;
        var live = Statements.Values.Where(s => s.IsLive).ToList();
        foreach (var work in live.Where(s => s.Subject == document && s.Predicate == "SUMMARISES"))
            foreach (var issued in live.Where(s => s.Subject == work.Object && s.Predicate == "ISSUED_BY")) yield return issued.Object!;
    }

    private static bool Passes(string? value, TextTest test)
    {
        var folded = value is null ? null : TextFold.Fold(value);
        return (test.IsNull is not { } isNull || isNull == value is null)
            && (test.In is not { } names || names.Any(n => TextFold.Fold(n) == folded))
            && (test.Contains is not { } part || folded?.Contains(TextFold.Fold(part), StringComparison.Ordinal) == true)
            && (test.StartsWith is not { } start || folded?.StartsWith(TextFold.Fold(start), StringComparison.Ordinal) == true);
    }

    private static bool Passes(decimal? value, NumberTest test) =>
        (test.Eq is not { } eq || value == eq) && (test.Gt is not { } gt || value > gt) && (test.Gte is not { } gte || value >= gte)
        && (test.Lt is not { } lt || value < lt) && (test.Lte is not { } lte || value <= lte);

    private static bool Passes(PartialDate? value, DateTest test) =>
        (test.IsNull is not { } isNull || isNull == value is null)
        && (test.From is not { } from || value?.Start >= from.Start) && (test.To is not { } to || value?.End <= to.End);

    private static bool Passes(DateTimeOffset value, DateTimeOffset? from, DateTimeOffset? before) => (from is not { } first || value >= first) && (before is not { } end || value < end);
}
