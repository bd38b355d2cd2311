using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace RiskGraph.GraphQL.Guard;

/// <summary>
/// Looks for fields that cannot be merged into one answer. All selection sets that end up in the same place of the answer are
/// taken together, grouped by name and compared with the first of the group, which suffices since being the same is transitive.
/// A collection of selection sets is looked at once. Comparisons are counted and bounded, because documents exist that have
/// exponentially many collections.
/// </summary>
internal sealed class FieldMerge
{
    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly GuardLimits _limits;
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<GraphQLSelectionSet, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _shapesSeen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fieldsSeen = new(StringComparer.Ordinal);
    private long _comparisons;

    public FieldMerge(ISchema schema, GraphQLDocument document, GuardLimits limits)
    {
        (_schema, _document, _limits) = (schema, document, limits);
        foreach (var definition in document.Definitions)
            if (definition is GraphQLFragmentDefinition fragment) _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
    }

    /// <summary>A selection set and the type it is of; null where validation does not know the type and says so itself.</summary>
    private readonly record struct TypedSet(GraphQLSelectionSet Set, IGraphType? Parent);

    private readonly record struct TypedField(GraphQLField Field, IGraphType? Parent, IGraphType? Type);

    /// <returns>The first conflict found; null where there is none.</returns>
    /// <exception cref="Errors.LimitExceededException">There are too many fields to compare.</exception>
    public ValidationError? Conflict(GraphQLOperationDefinition operation)
    {
        IGraphType? root = operation.Operation switch { OperationType.Query => _schema.Query, OperationType.Mutation => _schema.Mutation, _ => _schema.Subscription };
        List<TypedSet> sets = [new(operation.SelectionSet, root)];
        return Shapes(sets) ?? Fields(sets);
    }

    /// <summary>Whatever types the objects turn out to be, values under one name must be written alike.</summary>
    private ValidationError? Shapes(List<TypedSet> sets)
    {
        if (!_shapesSeen.Add(Key(sets))) return null;
        foreach (var (name, group) in Collect(sets))
        {
            var first = group[0];
            foreach (var other in group)
            {
                if (first.Type is null) first = other;
                else if (other.Type is not null && !HasSameShape(first.Type, other.Type))
                    return Error(name, $"they are of types {first.Type} and {other.Type}", first, other);
            }
            if (Below(group) is { Count: > 0 } below && Shapes(below) is { } conflict) return conflict;
        }
        return null;
    }

    /// <summary>Fields that can be of one object must be the same field with the same arguments.</summary>
    private ValidationError? Fields(List<TypedSet> sets)
    {
        if (!_fieldsSeen.Add(Key(sets))) return null;
        foreach (var (name, group) in Collect(sets))
        {
            foreach (var together in OfOneObject(group))
            {
                var first = together[0];
                foreach (var other in together)
                {
                    if (first.Field.Name.Value != other.Field.Name.Value) return Error(name, $"they are the fields {first.Field.Name.StringValue} and {other.Field.Name.StringValue}", first, other);
                    if (!HaveSame(first.Field.Arguments, other.Field.Arguments)) return Error(name, "their arguments differ", first, other);
                }
                if (Below(together) is { Count: > 0 } below && Fields(below) is { } conflict) return conflict;
            }
        }
        return null;
    }

    private ValidationError Error(string name, string reason, TypedField first, TypedField other) =>
        new(_document.Source, "5.3.2", $"Two fields would answer as '{name}', but {reason}. Give one of them an alias.", first.Field, other.Field);

    /// <summary>An object of one type has no fields of another object type; what is asked of an interface it always has.</summary>
    private IEnumerable<List<TypedField>> OfOneObject(List<TypedField> group)
    {
        var objects = group.Where(f => f.Parent is IObjectGraphType).Select(f => f.Parent!).Distinct().ToList();
        if (objects.Count <= 1)
        {
            yield return group;
            yield break;
        }
        foreach (var type in objects)
        {
            foreach (var _ in group) Count();
            yield return [.. group.Where(f => f.Parent == type || f.Parent is not IObjectGraphType)];
        }
    }

    private Dictionary<string, List<TypedField>> Collect(List<TypedSet> sets)
    {
        var groups = new Dictionary<string, List<TypedField>>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (set, parent) in sets) Collect(set, parent, groups, spread);
        return groups;
    }

    private void Collect(GraphQLSelectionSet set, IGraphType? parent, Dictionary<string, List<TypedField>> groups, HashSet<string> spread)
    {
        foreach (var selection in set.Selections)
        {
            Count();
            switch (selection)
            {
                case GraphQLField field:
                    var name = (field.Alias?.Name ?? field.Name).StringValue;
                    if (!groups.TryGetValue(name, out var group)) groups.Add(name, group = []);
                    group.Add(new(field, parent, TypeOf(field, parent)));
                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, inline.TypeCondition is { } condition ? _schema.AllTypes[condition.Type.Name.Value] : parent, groups, spread);
                    break;
                case GraphQLFragmentSpread { FragmentName.Name.StringValue: var fragmentName } when spread.Add(fragmentName) && _fragments.TryGetValue(fragmentName, out var fragment):
                    Collect(fragment.SelectionSet, _schema.AllTypes[fragment.TypeCondition.Type.Name.Value], groups, spread);
                    break;
            }
        }
    }

    private static List<TypedSet> Below(List<TypedField> fields)
    {
        var below = new List<TypedSet>();
        foreach (var field in fields)
            if (field.Field.SelectionSet is { } set) below.Add(new(set, field.Type?.GetNamedType()));
        return below;
    }

    private IGraphType? TypeOf(GraphQLField field, IGraphType? parent) => field.Name.StringValue switch
    {
        "__typename" => _schema.TypeNameMetaFieldType.ResolvedType,
        "__schema" when parent == _schema.Query => _schema.SchemaMetaFieldType.ResolvedType,
        "__type" when parent == _schema.Query => _schema.TypeMetaFieldType.ResolvedType,
        _ => (parent as IComplexGraphType)?.GetField(field.Name.Value)?.ResolvedType,
    };

    private string Key(List<TypedSet> sets)
    {
        var numbers = new List<int>(sets.Count);
        foreach (var (set, _) in sets)
        {
            Count();
            if (!_numbers.TryGetValue(set, out var number)) _numbers.Add(set, number = _numbers.Count);
            numbers.Add(number);
        }
        numbers.Sort();
        return string.Join(',', numbers.Distinct());
    }

    private void Count() => _limits.Check(GuardLimit.Comparisons, ++_comparisons);

    private static bool HasSameShape(IGraphType a, IGraphType b) => (a, b) switch
    {
        (NonNullGraphType one, NonNullGraphType other) => HasSameShape(one.ResolvedType!, other.ResolvedType!),
        (ListGraphType one, ListGraphType other) => HasSameShape(one.ResolvedType!, other.ResolvedType!),
        (NonNullGraphType or ListGraphType, _) or (_, NonNullGraphType or ListGraphType) => false,
        (ScalarGraphType, _) or (_, ScalarGraphType) => a == b,
        _ => true,
    };

    private bool HaveSame(GraphQLArguments? a, GraphQLArguments? b)
    {
        if ((a?.Count ?? 0) != (b?.Count ?? 0)) return false;
        foreach (var argument in a?.Items ?? [])
            if (b!.ValueFor(argument.Name.Value) is not { } other || !IsSame(argument.Value, other)) return false;
        return true;
    }

    private bool IsSame(GraphQLValue a, GraphQLValue b)
    {
        Count();
        return (a, b) switch
        {
            (GraphQLVariable one, GraphQLVariable other) => one.Name.Value == other.Name.Value,
            (GraphQLListValue one, GraphQLListValue other) => IsSame(one.Values ?? [], other.Values ?? []),
            (GraphQLObjectValue one, GraphQLObjectValue other) => IsSame(one.Fields ?? [], other.Fields ?? []),
            (GraphQLNullValue, GraphQLNullValue) => true,
            (IHasValueNode one, IHasValueNode other) => a.Kind == b.Kind && one.Value == other.Value,
            (GraphQLEnumValue one, GraphQLEnumValue other) => one.Name.Value == other.Name.Value,
            _ => false,
        };
    }

    private bool IsSame(List<GraphQLValue> a, List<GraphQLValue> b)
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
            if (!IsSame(a[i], b[i])) return false;
        return true;
    }

    private bool IsSame(List<GraphQLObjectField> a, List<GraphQLObjectField> b)
    {
        if (a.Count != b.Count) return false;
        var byName = b.GroupBy(f => f.Name.StringValue, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
        return a.All(f => byName.TryGetValue(f.Name.StringValue, out var other) && IsSame(f.Value, other));
    }
}
