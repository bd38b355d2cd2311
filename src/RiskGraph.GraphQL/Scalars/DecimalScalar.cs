using System.Globalization;
using System.Numerics;
using GraphQL.Types;
using GraphQLParser.AST;

namespace RiskGraph.GraphQL.Scalars;

/// <summary>An exact decimal number of up to 28 digits, as a JSON number.</summary>
internal sealed class DecimalScalar : ScalarGraphType
{
    private const string Range = "Write a number of at most 28 digits, such as 930000 or 12.5.";

    public DecimalScalar()
    {
        Name = "Decimal";
        Description = "An exact decimal number of at most 28 digits, written as a number. A reader that has binary numbers only keeps about 15 digits of it.";
    }

    // Whatever is written is taken on trust here, so that ParseLiteral can say what is wrong with it.
    public override bool CanParseLiteral(GraphQLValue value) => true;

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLIntValue whole => Parse(whole.Value.ToString()),
        GraphQLFloatValue number => Parse(number.Value.ToString()),
        GraphQLNullValue => null,
        _ => throw new FormatException($"Decimal is written as a number. {Range}"),
    };

    public override object? ParseValue(object? value)
    {
        try
        {
            return value switch
            {
                null or decimal => value,
                int number => (decimal)number,
                long number => (decimal)number,
                ulong number => (decimal)number,
                double number => (decimal)number,
                BigInteger number => (decimal)number,
                _ => throw new FormatException($"Decimal is written as a number. {Range}"),
            };
        }
        catch (OverflowException e)
        {
            throw new FormatException($"'{value}' is too large for Decimal. {Range}", e);
        }
    }

    private static decimal Parse(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"'{text}' is too large for Decimal. {Range}");
}
