using System.Text.Json;
using RiskGraph.GraphQL.Errors;

namespace RiskGraph.GraphQL.Guard;

/// <summary>Runs over a request's JSON once before anything is built from it.</summary>
public static class JsonMeter
{
    /// <summary>The request object and the variables object are no values of variables.</summary>
    private const int Envelope = 2;

    /// <summary>Digits of a number: more than any number type of the API can hold, few enough to convert quickly.</summary>
    private const int MaxDigits = 400;

    /// <exception cref="LimitExceededException">Too many values, or nested too deep.</exception>
    /// <exception cref="UserInputException">A number is too long.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static void Check(ReadOnlySpan<byte> json, GuardLimits limits, GuardWork work)
    {
        var deepest = limits[GuardLimit.InputDepth] + Envelope;
        var reader = new Utf8JsonReader(json, new() { MaxDepth = deepest + 1 });
        var values = 0L;
        while (reader.Read())
        {
            work.Visit();
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    if (reader.CurrentDepth >= deepest) throw GuardLimit.InputDepth.Exceeded(limits[GuardLimit.InputDepth], reader.CurrentDepth + 1 - Envelope);
                    limits.Check(GuardLimit.Values, ++values - Envelope);
                    break;
                case JsonTokenType.Number when reader.ValueSpan.Length > MaxDigits:
                    throw new UserInputException($"A number in the request has {reader.ValueSpan.Length} characters. Write numbers with at most {MaxDigits}.");
                case JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray:
                    break;
                default:
                    limits.Check(GuardLimit.Values, ++values - Envelope);
                    break;
            }
        }
    }
}
