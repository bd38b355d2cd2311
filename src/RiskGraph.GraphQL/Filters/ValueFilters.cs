using System.Globalization;
using GraphQL.Types;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Errors;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Filters;

/// <summary>One of these values; null where the filter sets no condition.</summary>
internal sealed record OneOf<T>(IReadOnlyList<T>? Values, IReadOnlyList<T>? NotIn = null);

/// <summary>From the first moment, before the last.</summary>
internal sealed record TimeTest(DateTimeOffset? From, DateTimeOffset? Before);

/// <summary>The filters of single values, which all other filters are made of.</summary>
internal static class ValueFilters
{
    public static void Add(RiskGraphSchema schema, bool hasInteger, bool hasBoolean)
    {
        schema.Add(new FilterInput("IdFilter", "Compares ids exactly.", v => new OneOf<string>(EqAndIn<string>(v)),
            Input("eq", "ID", "Is this id."),
            Input("in", "[ID!]", "Is one of these ids.")));
        schema.Add(new FilterInput("TextFilter", "Compares texts without case and diacritics. Every part that is given must hold.", ReadText,
            Input("eq", "String", "Is this text."),
            Input("in", "[String!]", "Is one of these texts."),
            Input("contains", "String", "Has this text in it."),
            Input("startsWith", "String", "Starts with this text."),
            Input("isNull", "Boolean", "Whether there is no value.")));
        schema.Add(new FilterInput("ExternalIdFilter", "Has an external id with all the given parts.",
            v => new EntityFilter.External((string?)v.GetValueOrDefault("scheme"), (string?)v.GetValueOrDefault("value"), (string?)v.GetValueOrDefault("edition")),
            Input("scheme", "String", "The scheme, in lower case, as in doi."),
            Input("value", "String", "The id in that scheme."),
            Input("edition", "String", "The edition of the scheme, where it renumbers.")));
        AddNumber(schema, "IntFilter", "Int", "whole numbers", withEq: true);
        AddNumber(schema, "FloatFilter", "Float", "numbers", withEq: false);
        AddNumber(schema, "DecimalFilter", "Decimal", "exact numbers", withEq: true);
        if (hasInteger) AddNumber(schema, "LongFilter", "Long", "whole numbers of up to 64 bits", withEq: true);
        if (hasBoolean) schema.Add(new FilterInput("BooleanFilter", "Compares truth values.", v => new OneOf<bool>(EqAndIn<bool>(v)), Input("eq", "Boolean", "Is this.")));
        schema.Add(new FilterInput("PartialDateFilter", "A partial date is the interval it names: gte compares its start, lte its end.", ReadDate,
            Input("gte", "PartialDate", "Starts with the start of this or later."),
            Input("lte", "PartialDate", "Ends with the end of this or earlier."),
            Input("isNull", "Boolean", "Whether there is no value.")));
        schema.Add(new FilterInput("DateTimeFilter", "Compares moments.", v => new TimeTest((DateTimeOffset?)v.GetValueOrDefault("gte"), (DateTimeOffset?)v.GetValueOrDefault("lt")),
            Input("gte", "DateTime", "Is this moment or later."),
            Input("lt", "DateTime", "Is earlier than this moment.")));
        AddEnum<string>(schema, "PredicateFilter", "Predicate", "predicates", withNotIn: true);
        AddEnum<StatementStatus>(schema, "StatusFilter", "StatementStatus", "statuses", withNotIn: false);
        AddEnum<Method>(schema, "MethodFilter", "Method", "methods", withNotIn: false);
        AddEnum<Comparison>(schema, "ComparisonFilter", "Comparison", "comparisons", withNotIn: false);
        AddEnum<string>(schema, "KindFilter", "EntityKind", "kinds", withNotIn: true);
    }

    private static void AddNumber(RiskGraphSchema schema, string name, string type, string what, bool withEq) => schema.Add(new FilterInput(name, $"Compares {what}. Every part that is given must hold.", ReadNumber, [
        .. withEq ? [Input("eq", type, "Is this.")] : (IEnumerable<FieldType>)[],
        Input("gt", type, "Is greater than this."),
        Input("gte", type, "Is this or greater."),
        Input("lt", type, "Is less than this."),
        Input("lte", type, "Is this or less.")]));

    private static void AddEnum<T>(RiskGraphSchema schema, string name, string type, string what, bool withNotIn) => schema.Add(new FilterInput(name, $"Chooses {what}. Every part that is given must hold.",
        v => new OneOf<T>(EqAndIn<T>(v), v.TryGetValue("notIn", out var not) ? List<T>(not) : null), [
        Input("eq", type, "Is this."),
        Input("in", $"[{type}!]", "Is one of these."),
        .. withNotIn ? [Input("notIn", $"[{type}!]", "Is none of these.")] : (IEnumerable<FieldType>)[]]));

    /// <summary>The values that both parts allow; null where neither is given.</summary>
    private static List<T>? EqAndIn<T>(IReadOnlyDictionary<string, object> parts, IEqualityComparer<T>? comparer = null)
    {
        var some = parts.TryGetValue("in", out var values) ? List<T>(values) : null;
        if (!parts.TryGetValue("eq", out var value)) return some;
        var one = (T)value;
        return some is null || some.Contains(one, comparer) ? [one] : [];
    }

    private static List<T> List<T>(object values) => [.. ((IEnumerable<object>)values).Cast<T>()];

    private static TextTest ReadText(IReadOnlyDictionary<string, object> parts)
    {
        var test = new TextTest(EqAndIn(parts, s_folded), (string?)parts.GetValueOrDefault("contains"), (string?)parts.GetValueOrDefault("startsWith"), (bool?)parts.GetValueOrDefault("isNull"));
        return test is { IsNull: true } and not { In: null, Contains: null, StartsWith: null } ? throw IsNullAlone() : test;
    }

    private static DateTest ReadDate(IReadOnlyDictionary<string, object> parts)
    {
        var test = new DateTest((PartialDate?)parts.GetValueOrDefault("gte"), (PartialDate?)parts.GetValueOrDefault("lte"), (bool?)parts.GetValueOrDefault("isNull"));
        return test is { IsNull: true } and not { From: null, To: null } ? throw IsNullAlone() : test;
    }

    private static UserInputException IsNullAlone() => new("isNull: true stands beside other conditions, which no absent value can meet. Write isNull: true alone, or put the alternatives under or.");

    private static NumberTest ReadNumber(IReadOnlyDictionary<string, object> parts)
    {
        return new(Number("eq"), Number("gt"), Number("gte"), Number("lt"), Number("lte"));
        decimal? Number(string part) => parts.GetValueOrDefault(part) switch
        {
            null => null,
            double number => Math.Abs(number) < (double)decimal.MaxValue ? (decimal)number : throw new UserInputException($"{part} is too large. Write a number of at most 28 digits."),
            var number => Convert.ToDecimal(number, CultureInfo.InvariantCulture),
        };
    }

    private static readonly IEqualityComparer<string> s_folded = EqualityComparer<string>.Create((a, b) => TextFold.Fold(a!) == TextFold.Fold(b!), text => TextFold.Fold(text).Length);
}
