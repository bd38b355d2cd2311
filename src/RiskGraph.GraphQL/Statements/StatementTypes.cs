using GraphQL;
using GraphQL.Types;
using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Entities;
using RiskGraph.GraphQL.Loading;
using RiskGraph.GraphQL.Paging;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Statements;

/// <summary>A statement and what it says.</summary>
internal static class StatementTypes
{
    public static IObjectGraphType Add(RiskGraphSchema schema)
    {
        schema.Add(Object("Literal", "The object of a statement that is no entity: a figure, a date or text.",
            Field<Literal>("value", "String!", "The value as text, in canonical form.", l => l.Value),
            Field<Literal>("number", "Decimal", "The value as a number, where it is one; the lower bound where the comparison is BETWEEN.", l => l.Number),
            Field<Literal>("upper", "Decimal", "The upper bound where the comparison is BETWEEN.", l => l.Upper),
            Field<Literal>("unit", "String", "UCUM where it has one (% for percent), else the counted noun.", l => l.Unit),
            Field<Literal>("comparison", "Comparison", "How the true figure stands to the number; null where there is no number.", l => l.Number is null ? null : l.Comparison),
            Field<Literal>("period", "PartialDate", "The period that the figure is about, or the date itself.", l => l.Period)));
        var type = Object("Statement", "One proposition. The same proposition from two documents is one statement with two pieces of evidence.",
            Field<Statement>("id", "ID!", "Its id, made from what it says.", s => s.Id),
            Field("subject", "Entity!", "What it is about.", context => End(context, s => s.Subject)),
            Field<Statement>("predicate", "Predicate!", "What it says of the subject.", s => s.Predicate),
            Field("object", "Entity", "The entity that it joins the subject with; null where the object is a literal.", context => End(context, s => s.Object)),
            Field<Statement>("literal", "Literal", "The figure, date or text that it gives; null where the object is an entity.", s => s.Literal),
            Field<Statement>("negated", "Boolean!", "Whether the sources say that it is not so.", s => s.Negated),
            Field<Statement>("confidence", "Float!", "The confidence of its strongest live evidence, from 0 to 1.", s => s.Confidence),
            Field<Statement>("status", "StatementStatus!", "Where it stands.", s => s.Status),
            Field<Statement>("validFrom", "PartialDate", "From when it holds in the world, where a source says so.", s => s.ValidFrom),
            Field<Statement>("validTo", "PartialDate", "Until when it holds in the world, where a source says so.", s => s.ValidTo),
            Field<Statement>("recordedAt", "DateTime!", "When this graph learned it.", s => s.RecordedAt),
            Field<Statement>("supersededAt", "DateTime", "When this graph stopped saying it; null while it stands.", s => s.SupersededAt),
            Field("evidence", "EvidenceConnection!", "Why it is there: the live evidence, most confident first.", context => EvidenceTypes.Of(context, ((Statement)context.Source!).Id), PageArguments.Forward()).Checked(PageArguments.Check),
            Field("disagreesWith", "[Statement!]!", "Statements that say otherwise: the same with the other polarity, and figures that contradict this one. By id.",
                context => GraphRequest.LoadersOf(context).Disagreements.Load(((Statement)context.Source!).Id)));
        type.AddResolvedInterface(new GraphQLTypeReference("Node"));
        schema.Add(type);
        return type;
    }

    private static Mapped<Entity>? End(IResolveFieldContext context, Func<Statement, EntityId?> end)
    {
        var statement = (Statement)context.Source!;
        return end(statement) is { } id
            ? new Mapped<Entity>(GraphRequest.LoadersOf(context).Entities.Load(id), entity => entity ?? EntitySource.Unknown(id, statement.RecordedAt, statement.SupersededAt))
            : null;
    }
}
