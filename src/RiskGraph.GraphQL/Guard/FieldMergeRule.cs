using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser.AST;

namespace RiskGraph.GraphQL.Guard;

/// <summary>
/// Fields with the same name in the answer must be the same field with the same arguments ("Field Selection Merging" of the
/// specification). Stands in for the library's rule, whose work grows with the square of such fields and doubles with each
/// level of fragments.
/// </summary>
public sealed class FieldMergeRule(GuardLimits limits) : ValidationRuleBase
{
    /// <summary>The library's rules with this one in place of its own.</summary>
    public static IReadOnlyList<IValidationRule> AllRules(GuardLimits limits) =>
        [.. DocumentValidator.CoreRules.Where(rule => rule is not OverlappingFieldsCanBeMerged), new FieldMergeRule(limits)];

    /// <exception cref="Errors.LimitExceededException">There are too many fields to compare.</exception>
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var merge = new FieldMerge(context.Schema, context.Document, limits);
        foreach (var definition in context.Document.Definitions)
            if (definition is GraphQLOperationDefinition operation && merge.Conflict(operation) is { } conflict) context.ReportError(conflict);
        return default;
    }
}
