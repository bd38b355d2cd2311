using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Entities;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Filters;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Statements;

/// <summary>The filter of statements.</summary>
internal static class StatementFilters
{
    public static void Add(RiskGraphSchema schema) => schema.Add(CompositeFilter.Of<StatementFilter>("StatementFilter",
        "Which statements. Where no status is asked for anywhere in it, only live ones pass: UNREVIEWED, ACCEPTED and DISPUTED.",
        of => new StatementFilter.All(of), of => new StatementFilter.Any(of), of => new StatementFilter.Not(of), [
            Of("id", "IdFilter", "By id.", v => Ids(v, ids => new StatementFilter.Ids([.. ids.Select(StatementId)]))),
            Of("subject", "IdFilter", "By the id of the subject.", v => Ids(v, ids => new StatementFilter.Subject(EntityIds.Read(ids, "subject")))),
            Of("object", "IdFilter", "By the id of the object.", v => Ids(v, ids => new StatementFilter.Object(EntityIds.Read(ids, "object")))),
            Of("about", "IdFilter", "By the id of the subject or the object.", v => Ids(v, ids => new StatementFilter.About(EntityIds.Read(ids, "about")))),
            Of("predicate", "PredicateFilter", "By predicate.", v => Predicates((OneOf<string>)v)),
            Of("status", "StatusFilter", "By status.", v => ((OneOf<StatementStatus>)v).Values is { } some ? new StatementFilter.Status(some) : null),
            Of("negated", "Boolean", "Whether the sources say that it is not so. Both sorts pass where nothing is said.", v => new StatementFilter.Negated((bool)v)),
            Of("confidence", "FloatFilter", "By the confidence of the strongest live evidence, from 0 to 1.", v => (NumberTest)v == new NumberTest() ? null : new StatementFilter.Confidence((NumberTest)v)),
            Of("method", "MethodFilter", "Has live evidence found by one of these methods.", v => ((OneOf<Method>)v).Values is { } some ? new StatementFilter.Methods(some) : null),
            Of("document", "IdFilter", "Has live evidence in one of these documents.", v => Ids(v, ids => new StatementFilter.Documents(EntityIds.Read(ids, "document")))),
            Of("issuingBody", "IdFilter", "Has live evidence in a document that one of these organizations published, or that summarises a work it issued.",
                v => Ids(v, ids => new StatementFilter.IssuingBody(EntityIds.Read(ids, "issuingBody")))),
            Of("recordedAt", "DateTimeFilter", "By when this graph first held it.", v => new StatementFilter.RecordedAt(((TimeTest)v).From, ((TimeTest)v).Before)),
        ]));

    private static FilterPart<StatementFilter> Of(string name, string type, string description, Func<object, StatementFilter?> read) => new(Input(name, type, description), read);

    private static StatementFilter? Ids(object value, Func<IReadOnlyList<string>, StatementFilter> make) => ((OneOf<string>)value).Values is { } ids ? make(ids) : null;

    private static string StatementId(string id) => id.StartsWith("statement:", StringComparison.Ordinal) ? id
        : throw new UserInputException($"id: '{(id.Length <= 60 ? id : id[..60] + "…")}' is not the id of a statement. Take one from the field id of a statement; it starts with statement:.");

    private static StatementFilter? Predicates(OneOf<string> predicates)
    {
        List<StatementFilter> parts = [];
        if (predicates.Values is { } some) parts.Add(new StatementFilter.Predicates(some));
        if (predicates.NotIn is { } none) parts.Add(new StatementFilter.Not(new StatementFilter.Predicates(none)));
        return parts switch { [] => null, [var only] => only, _ => new StatementFilter.All(parts) };
    }
}
