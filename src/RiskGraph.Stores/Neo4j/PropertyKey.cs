using RiskGraph.Core.Catalogue;

namespace RiskGraph.Stores.Neo4j;

/// <summary>The names of derived properties of an entity's node. All parts come from the catalogue.</summary>
internal static class PropertyKey
{
    public static string Text(string property) => $"_text_{property}";

    public static string Number(string property) => $"_number_{property}";

    public static string Start(string property) => $"_start_{property}";

    public static string End(string property) => $"_end_{property}";

    /// <summary>How many live statements it has by a predicate, direction and kind at the other end.</summary>
    public static string Count(string predicate, Direction direction, string otherKind) => $"_count/{predicate}/{Letter(direction)}/{otherKind}";

    /// <summary>To how many different entities they lead.</summary>
    public static string Targets(string predicate, Direction direction, string otherKind) => $"_targets/{predicate}/{Letter(direction)}/{otherKind}";

    /// <summary>The parts of a key of the two above.</summary>
    public static (string Predicate, Direction Direction, string OtherKind) Read(string key)
    {
        var parts = key.Split('/');
        return (parts[1], parts[2] == "o" ? Direction.Out : Direction.In, parts[3]);
    }

    private static char Letter(Direction direction) => direction == Direction.Out ? 'o' : 'i';
}
