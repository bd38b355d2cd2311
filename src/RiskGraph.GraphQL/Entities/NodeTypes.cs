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
        schema.AddRoot(Field("node", "Node",
            "Anything by its global id: an entity, a document, a statement or a passage. An entity's global id is its own id, such as risk:information-pollution; "
            + "the id of an entity that was merged into another leads to that one. Null when nothing has the id.",
            context => Load(GraphRequest.LoadersOf(context), Id(Given.To(context))), Argument("id", "ID!", "The id.")).Checked(given => Id(given)));
        schema.AddRoot(Field("nodes", "[Node]!", $"Several nodes by their ids, in the order of the ids; null where nothing has the id. At most {MaxNodes}.", context =>
        {
            var loaders = GraphRequest.LoadersOf(context);
            return Ids(Given.To(context)).Select(id => Load(loaders, id)).ToArray();
        }, Argument("ids", "[ID!]!", $"The ids, at most {MaxNodes}.")).Checked(given => Ids(given)));
    }

    private string Id(Given given) => Known(given.Value<string>("id")!);

    private IReadOnlyList<string> Ids(Given given)
    {
        var ids = given.Values<string>("ids")!;
        return ids.Count <= MaxNodes ? [.. ids.Select(Known)] : throw new LimitExceededException("ids", MaxNodes, ids.Count, "Ask for the rest in another field or request.");
    }

    /// <summary>An id of a form that something in this graph could have.</summary>
    private string Known(string id) => HashId.IsMatch(id) || (EntityId.TryParse(id, out var entity) && catalogue.KindOf(entity) is not null) ? id
        : throw new UserInputException($"'{Shorten(id)}' is not an id of this graph. {_idForms}");

    private static IDataLoaderResult Load(Loaders loaders, string id) =>
        id.StartsWith("statement:", StringComparison.Ordinal) ? loaders.Statements.Load(id)
        : id.StartsWith("passage:", StringComparison.Ordinal) ? loaders.Passages.Load(id)
        : loaders.Entities.Load(EntityId.Parse(id));

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
