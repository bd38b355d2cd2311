using System.Text.RegularExpressions;
using GraphQL.DataLoader;
using GraphQL.Types;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Loading;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Entities;

/// <summary>Relay's Node: anything that has an id of its own, read by it.</summary>
internal sealed partial class NodeTypes(GraphCatalogue catalogue)
{
    private const int MaxNodes = 100;

    private readonly string _idForms = $"Ids start with {string.Join(", ", catalogue.Kinds.Select(k => $"{k.Prefix}:"))}, statement: or passage:.";

    [GeneratedRegex("^(statement|passage):[a-z2-7]{26}$", RegexOptions.CultureInvariant)] private static partial Regex HashId { get; }

    public void Add(RiskGraphSchema schema)
    {
        schema.Add(Fill(new InterfaceGraphType { Name = "Node", Description = "Anything that has an id of its own.", ResolveType = schema.TypeOf },
            [Field("id", "ID!", "Its id, the same for ever.")]));
        schema.AddRoot(Field("node", "Node", "Anything by its global id: an entity, a document, a statement or a passage. An entity's global id is its own id, such as risk:information-pollution; the id of an entity that was merged into another leads to that one. Null when nothing has the id.",
            context => Load(GraphRequest.LoadersOf(context), context.Value<string>("id")!), Argument("id", "ID!", "The id.")));
        schema.AddRoot(Field("nodes", "[Node]!", $"Several nodes by their ids, in the order of the ids; null where nothing has the id. At most {MaxNodes}.", context =>
        {
            var (loaders, ids) = (GraphRequest.LoadersOf(context), context.Values<string>("ids")!);
            if (ids.Count > MaxNodes) throw new LimitExceededException("ids", MaxNodes, ids.Count, "Ask for the rest in another field or request.");
            return ids.Select(id => Load(loaders, id)).ToArray();
        }, Argument("ids", "[ID!]!", $"The ids, at most {MaxNodes}.")));
    }

    private IDataLoaderResult Load(Loaders loaders, string id)
    {
        if (EntityId.TryParse(id, out var entity) && catalogue.KindOf(entity) is not null) return loaders.Entities.Load(entity);
        if (!HashId.IsMatch(id)) throw new UserInputException($"'{Shorten(id)}' is not an id of this graph. {_idForms}");
        return id[0] == 's' ? loaders.Statements.Load(id) : loaders.Passages.Load(id);
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
