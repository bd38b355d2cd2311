using System.Globalization;
using GraphQL;
using GraphQLParser.AST;

namespace RiskGraph.GraphQL.Guard;

/// <param name="Values">How many values it has, itself and the members of lists and objects included.</param>
/// <param name="Price">What the store has to pay for it.</param>
/// <param name="Depth">Levels of lists and objects.</param>
internal readonly record struct InputSize(long Values, long Price, int Depth)
{
    public static InputSize operator +(InputSize all, InputSize member) =>
        new(all.Values + member.Values, Math.Min(all.Price + member.Price, GuardLimits.Ceiling), Math.Max(all.Depth, member.Depth + 1));
}

/// <summary>
/// Measures the values of arguments as they are, variables by the value that was sent or their default. A variable is measured
/// once for each relation level at which it stands, however often it is used.
/// </summary>
internal sealed class InputMeter
{
    /// <summary>Beyond this the price is above every limit, so deeper levels need no price of their own.</summary>
    private const int MaxRelationLevel = 8;

    private readonly Inputs _sent;
    private readonly Dictionary<string, GraphQLValue?> _defaults = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, int), InputSize> _measured = [];
    private readonly GuardLimits _limits;
    private readonly GuardWork _work;
    private long _values;

    public InputMeter(GraphQLOperationDefinition operation, Inputs sent, GuardLimits limits, GuardWork work)
    {
        (_sent, _limits, _work) = (sent, limits, work);
        foreach (var variable in operation.Variables?.Items ?? []) _defaults.TryAdd(variable.Variable.Name.StringValue, variable.DefaultValue);
        foreach (var value in sent.Values) Count(MeasureSent(value, 0, 0));
    }

    /// <exception cref="Errors.LimitExceededException">Too many values, too long a list, or nested too deep.</exception>
    public InputSize Measure(GraphQLValue value)
    {
        var size = MeasureLiteral(value, 0, 0);
        Count(size);
        return size;
    }

    /// <returns>The number that the value stands for; null where it is none, which validation or the variable's type refuses.</returns>
    public long? Number(GraphQLValue value) => value switch
    {
        GraphQLIntValue number => ParseNumber(number.Value.Span),
        GraphQLVariable variable => Sent(variable, out var sent) ? sent switch
        {
            int number => number,
            long number => Math.Clamp(number, -GuardLimits.Ceiling, GuardLimits.Ceiling),
            System.Numerics.BigInteger => GuardLimits.Ceiling,
            double number => (long)Math.Clamp(number, -GuardLimits.Ceiling, GuardLimits.Ceiling),
            decimal number => (long)Math.Clamp(number, -GuardLimits.Ceiling, GuardLimits.Ceiling),
            _ => null,
        }
        : Default(variable) is { } value2 ? Number(value2) : null,
        _ => null,
    };

    /// <returns>How many members the list has; 1 for a single value, which counts as a list of one; 0 for none.</returns>
    public int Length(GraphQLValue value) => value switch
    {
        GraphQLListValue list => list.Values?.Count ?? 0,
        GraphQLNullValue => 0,
        GraphQLVariable variable => Sent(variable, out var sent) ? sent switch { null => 0, IList<object?> list => list.Count, _ => 1 }
            : Default(variable) is { } value2 ? Length(value2) : 0,
        _ => 1,
    };

    private static long ParseNumber(ReadOnlySpan<char> digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, -GuardLimits.Ceiling, GuardLimits.Ceiling) : GuardLimits.Ceiling;

    private bool Sent(GraphQLVariable variable, out object? value) => _sent.TryGetValue(variable.Name.StringValue, out value);

    /// <summary>A default is a constant: a variable in it is refused by the parser.</summary>
    private GraphQLValue? Default(GraphQLVariable variable) => _defaults.GetValueOrDefault(variable.Name.StringValue) is { } value and not GraphQLVariable ? value : null;

    /// <summary>Values behind variables were counted when they were sent.</summary>
    private void Count(InputSize size) => _limits.Check(GuardLimit.Values, _values += size.Values);

    private InputSize MeasureLiteral(GraphQLValue value, int depth, int relations)
    {
        _work.Visit();
        switch (value)
        {
            case GraphQLVariable variable:
                return MeasureVariable(variable, depth, relations) with { Values = 1 };
            case GraphQLListValue list:
                var size = Enter(depth, list.Values?.Count ?? 0);
                foreach (var item in list.Values ?? []) size += MeasureLiteral(item, depth + 1, relations);
                return size;
            case GraphQLObjectValue members:
                size = Enter(depth, members.Fields?.Count ?? 0);
                foreach (var member in members.Fields ?? [])
                {
                    var level = Relations(member.Name.StringValue, relations, ref size);
                    size += MeasureLiteral(member.Value, depth + 1, level);
                }
                return size;
            default:
                return One;
        }
    }

    private InputSize MeasureVariable(GraphQLVariable variable, int depth, int relations)
    {
        var name = variable.Name.StringValue;
        if (_measured.TryGetValue((name, relations), out var known))
        {
            _limits.Check(GuardLimit.InputDepth, depth + known.Depth);
            return known;
        }
        var size = _sent.TryGetValue(name, out var sent) ? MeasureSent(sent, depth, relations)
            : Default(variable) is { } value ? MeasureLiteral(value, depth, relations)
            : default;
        _measured.Add((name, relations), size);
        return size;
    }

    private InputSize MeasureSent(object? value, int depth, int relations)
    {
        _work.Visit();
        switch (value)
        {
            case IDictionary<string, object?> members:
                var size = Enter(depth, members.Count);
                foreach (var (name, member) in members)
                {
                    var level = Relations(name, relations, ref size);
                    size += MeasureSent(member, depth + 1, level);
                }
                return size;
            case IList<object?> list:
                size = Enter(depth, list.Count);
                foreach (var item in list) size += MeasureSent(item, depth + 1, relations);
                return size;
            default:
                return One;
        }
    }

    private static InputSize One => new(1, Prices.Value, 0);

    private InputSize Enter(int depth, int length)
    {
        _limits.Check(GuardLimit.InputDepth, depth + 1);
        _limits.Check(GuardLimit.ListLength, length);
        return One with { Depth = 1 };
    }

    /// <returns>The relation level of what stands under the member.</returns>
    private static int Relations(string member, int level, ref InputSize size)
    {
        if (!Prices.IsRelationTest(member) || level >= MaxRelationLevel) return level;
        long price = Prices.RelationTest;
        for (var i = 0; i < level; i++) price *= Prices.RelationTestGrowth;
        size = size with { Price = size.Price + price };
        return level + 1;
    }
}
