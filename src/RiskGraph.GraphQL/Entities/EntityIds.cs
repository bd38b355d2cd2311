using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Errors;

namespace RiskGraph.GraphQL.Entities;

/// <summary>Ids of entities as clients send them.</summary>
internal static class EntityIds
{
    /// <param name="where">The argument that holds it.</param>
    /// <exception cref="UserInputException">It is none.</exception>
    public static EntityId Read(string id, string where) => EntityId.TryParse(id, out var parsed) ? parsed
        : throw new UserInputException($"{where}: '{(id.Length <= 60 ? id : id[..60] + "…")}' is not the id of an entity. Write kind:slug, as in risk:prompt-injection.");

    /// <exception cref="UserInputException">One is none.</exception>
    public static IReadOnlyList<EntityId> Read(IEnumerable<string> ids, string where) => [.. ids.Select(id => Read(id, where))];
}
