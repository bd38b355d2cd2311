using GraphQL.Types;
using GraphQLParser.AST;

namespace RiskGraph.GraphQL.Guard;

/// <summary>
/// What an operation can cost with the values it was sent with. A list multiplies what is below it by its page size. The lists of
/// a connection (edges, nodes) take the size from the field above, so each selection set has two prices, what it costs once and
/// what it costs for each member; with that, a fragment is priced once, wherever it is spread.
/// </summary>
internal sealed class OperationCost
{
    private readonly ISchema _schema;
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Price> _priced = new(StringComparer.Ordinal);
    private readonly IntrospectionSizes _introspection;
    private readonly InputMeter _inputs;
    private readonly GuardWork _work;
    private readonly int _defaultPageSize;

    private OperationCost(ISchema schema, IntrospectionSizes introspection, GraphQLDocument document, InputMeter inputs, int defaultPageSize, GuardWork work)
    {
        (_schema, _introspection, _inputs, _defaultPageSize, _work) = (schema, introspection, inputs, defaultPageSize, work);
        foreach (var definition in document.Definitions)
            if (definition is GraphQLFragmentDefinition fragment) _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
    }

    /// <param name="Once">Costs of what is not in a list that the field above sizes.</param>
    /// <param name="PerMember">Costs for each member of such lists.</param>
    private readonly record struct Price(long Once, long PerMember)
    {
        public static Price operator +(Price a, Price b) => new(Cap(a.Once + b.Once), Cap(a.PerMember + b.PerMember));

        public long For(long members) => Cap(Once + (members * PerMember));
    }

    /// <param name="document">Checked by <see cref="DocumentShape"/>: no fragment contains itself.</param>
    /// <returns>Up to <see cref="GuardLimits.Ceiling"/>.</returns>
    public static long Of(
        ISchema schema, IntrospectionSizes introspection, GraphQLDocument document, GraphQLOperationDefinition operation, InputMeter inputs, int defaultPageSize, GuardWork work)
    {
        IGraphType? root = operation.Operation switch { OperationType.Query => schema.Query, OperationType.Mutation => schema.Mutation, _ => schema.Subscription };
        return new OperationCost(schema, introspection, document, inputs, defaultPageSize, work).OfSet(operation.SelectionSet, root).For(Prices.UnboundedList);
    }

    private static long Cap(long value) => Math.Min(value, GuardLimits.Ceiling);

    private Price OfSet(GraphQLSelectionSet? set, IGraphType? parent)
    {
        var total = default(Price);
        foreach (var selection in set?.Selections ?? [])
        {
            _work.Visit();
            total += selection switch
            {
                GraphQLField field => OfField(field, parent),
                GraphQLInlineFragment inline => OfSet(inline.SelectionSet, inline.TypeCondition is { } condition ? _schema.AllTypes[condition.Type.Name.Value] : parent),
                GraphQLFragmentSpread spread => OfFragment(spread.FragmentName.Name.StringValue),
                _ => default,
            };
        }
        return total;
    }

    private Price OfFragment(string name)
    {
        if (_priced.TryGetValue(name, out var known)) return known;
        // An unknown fragment is refused by validation.
        if (!_fragments.TryGetValue(name, out var fragment)) return default;
        var price = OfSet(fragment.SelectionSet, _schema.AllTypes[fragment.TypeCondition.Type.Name.Value]);
        _priced.Add(name, price);
        return price;
    }

    private Price OfField(GraphQLField field, IGraphType? parent)
    {
        var name = field.Name.StringValue;
        // A field that the type does not have is refused by validation.
        var definition = Definition(field, parent);
        var (isList, type) = Unwrap(definition?.ResolvedType);
        var arguments = OfArguments(field, definition);
        var below = OfSet(field.SelectionSet, type);
        var introspects = parent?.Name.StartsWith("__", StringComparison.Ordinal) == true;
        if (isList)
        {
            // Lists within the members are bounded by no argument of this field.
            var member = below.For(Prices.UnboundedList);
            if (introspects) return new(arguments.Own + (_introspection.Of(name) * member), 0);
            return arguments.Size is { } size ? new(Cap(arguments.Own + (size * member)), 0) : new(arguments.Own, member);
        }
        var cost = Cap(arguments.Own + below.For(arguments.Size ?? Prices.UnboundedList));
        return new(name is "__schema" or "__type" ? (cost / Prices.IntrospectionDivisor) + 1 : cost, 0);
    }

    /// <summary>The price of the field itself, and how many members it can have where an argument says so.</summary>
    private (long Own, long? Size) OfArguments(GraphQLField field, FieldType? definition)
    {
        long own = 0, levels = 1;
        long? size = null;
        foreach (var argument in (IEnumerable<QueryArgument>?)definition?.Arguments ?? [])
        {
            var value = field.Arguments?.ValueFor(argument.Name);
            if (Prices.IsSize(argument.Name))
            {
                var given = value is null ? null : _inputs.Number(value);
                if ((given ?? (argument.DefaultValue as int?)) is { } number) size = Math.Max(size ?? 0, Math.Max(1, number));
                own = Prices.StoreCall;
            }
            else if (Prices.IsLevels(argument.Name))
            {
                levels = Math.Max(1, (value is null ? null : _inputs.Number(value)) ?? (argument.DefaultValue as int?) ?? 1);
            }
            else if (Prices.IsListOfWanted(argument.Name) && value is not null)
            {
                own = Prices.StoreCall;
                if (definition!.Arguments!.Find("limit") is null) size = Math.Max(1, _inputs.Length(value));
            }
        }
        if (own > 0) size ??= _defaultPageSize;
        own = 1 + own + Cap(Prices.OfField(field.Name.StringValue, definition?.Arguments?.Count > 0) * levels);
        foreach (var argument in field.Arguments?.Items ?? []) own = Cap(own + _inputs.Measure(argument.Value).Price);
        return (own, size);
    }

    private FieldType? Definition(GraphQLField field, IGraphType? parent) => field.Name.StringValue switch
    {
        "__schema" when parent == _schema.Query => _schema.SchemaMetaFieldType,
        "__type" when parent == _schema.Query => _schema.TypeMetaFieldType,
        _ => (parent as IComplexGraphType)?.GetField(field.Name.Value),
    };

    private static (bool IsList, IGraphType? Type) Unwrap(IGraphType? type)
    {
        var isList = false;
        while (true)
        {
            switch (type)
            {
                case NonNullGraphType nonNull:
                    type = nonNull.ResolvedType;
                    break;
                case ListGraphType list:
                    (isList, type) = (true, list.ResolvedType);
                    break;
                default:
                    return (isList, type);
            }
        }
    }
}
