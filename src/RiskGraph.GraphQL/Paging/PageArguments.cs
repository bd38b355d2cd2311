using System.Globalization;
using GraphQL.Types;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Errors;

namespace RiskGraph.GraphQL.Paging;

/// <summary>The arguments of a connection: <c>first</c> and <c>after</c>, or <c>last</c> and <c>before</c>.</summary>
internal static class PageArguments
{
    public const int DefaultSize = 20;
    public const int MaxSize = 200;

    private static readonly string s_size = string.Create(CultureInfo.InvariantCulture, $"0 to {MaxSize}");

    public static IEnumerable<QueryArgument> BothWays() => Forward().Concat([
        FieldBuilding.Argument("last", "Int", $"How many at most from the end, {s_size}. Not with first."),
        FieldBuilding.Argument("before", "String", "Only what comes before this cursor of the same list. Goes with last.")]);

    public static IEnumerable<QueryArgument> Forward() => [
        FieldBuilding.Argument("first", "Int", string.Create(CultureInfo.InvariantCulture, $"How many at most from the start, {s_size}; {DefaultSize} where nothing is said.")),
        FieldBuilding.Argument("after", "String", "Only what comes after this cursor of the same list. Goes with first.")];

    /// <summary>Reads the arguments for what they may get wrong.</summary>
    public static void Check(Given given) => Read(given, new(Total: false, Items: true));

    /// <exception cref="UserInputException">The arguments contradict each other or are out of range.</exception>
    /// <exception cref="LimitExceededException">The page is too large.</exception>
    public static PageRequest Read(Given given, Selection selection)
    {
        var (first, after) = (given.Value<int?>("first"), given.Value<string>("after"));
        var (last, before) = (given.Value<int?>("last"), given.Value<string>("before"));
        if (first is not null && last is not null) throw new UserInputException("first and last are both given. Write first to read from the start, or last to read from the end.");
        if (after is not null && before is not null) throw new UserInputException("after and before are both given. Write after beside first, or before beside last.");
        if (first is not null && before is not null) throw new UserInputException("before is given beside first. Write last beside before, or after beside first.");
        if (last is not null && after is not null) throw new UserInputException("after is given beside last. Write first beside after, or before beside last.");
        if (before is not null || last is not null)
            return new(Last: Size("last", last, selection), Before: before) { WithTotal = selection.Total };
        return new(First: Size("first", first, selection), After: after) { WithTotal = selection.Total };
    }

    /// <summary>Nothing is read of a page that is not looked at.</summary>
    private static int Size(string argument, int? given, Selection selection)
    {
        var size = Bounded(argument, given ?? DefaultSize, 0, MaxSize, "Ask for several pages, each going on from a cursor of the one before.");
        return selection.Items ? size : 0;
    }

    /// <summary>A number that must lie in a range.</summary>
    /// <param name="advice">What to do instead of asking for more.</param>
    /// <exception cref="UserInputException">It is less than the least.</exception>
    /// <exception cref="LimitExceededException">It is more than the most.</exception>
    public static int Bounded(string argument, int given, int least, int most, string advice) =>
        given < least ? throw new UserInputException(string.Create(CultureInfo.InvariantCulture, $"{argument} is {given}. Write a number from {least} to {most}."))
        : given > most ? throw new LimitExceededException(argument, most, given, advice)
        : given;
}
