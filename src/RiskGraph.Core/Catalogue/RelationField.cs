using System.Collections.Immutable;

namespace RiskGraph.Core.Catalogue;

/// <summary>Out: the owner of the field is the subject. In: it is the object.</summary>
public enum Direction { Out, In }

/// <summary>One relation as a kind of entity sees it: a field that lists the entities at the other end.</summary>
/// <param name="Owner">The kind that has the field.</param>
/// <param name="Name">Of the GraphQL field, as in <c>incidents</c>.</param>
/// <param name="Targets">The kinds at the other end, in the order of the catalogue.</param>
public sealed record RelationField(string Owner, string Name, PredicateDefinition Predicate, Direction Direction, ImmutableArray<string> Targets)
{
    /// <summary>The kind at the other end where there is just one, else null.</summary>
    public string? SingleTarget => Targets is [var only] ? only : null;

    internal static ImmutableArray<RelationField> Of(string kind, ImmutableArray<PredicateDefinition> predicates)
    {
        var fields = ImmutableArray.CreateBuilder<RelationField>();
        foreach (var predicate in predicates)
            foreach (var relation in predicate.Relations)
            {
                if (relation.From.Contains(kind)) fields.Add(new(kind, relation.Field, predicate, Direction.Out, relation.To));
                if (relation.To.Contains(kind)) fields.Add(new(kind, relation.ReverseField, predicate, Direction.In, relation.From));
            }
        return fields.ToImmutable();
    }
}
