using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQLParser.AST;
using RiskGraph.GraphQL.Guard;

namespace RiskGraph.Tests.GraphQL.Guard;

/// <summary>A small schema with everything that the guard prices, and a request sent through the guard as the server sends it.</summary>
internal static class GuardSample
{
    public const int DefaultPageSize = 20;

    public static ISchema Schema { get; } = Build();

    public static string Introspection { get; } = """
        query IntrospectionQuery {
          __schema {
            queryType { name kind } mutationType { name } subscriptionType { name }
            types { ...FullType }
            directives { name description locations args { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description
          fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type {
          kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    /// <returns>What the guard did, and the cost.</returns>
    public static (GuardWork Work, long Cost) Guard(string document, string variables = "{}", GuardLimits? limits = null)
    {
        var guard = new RequestGuard(Schema, limits ?? GuardLimits.Default, DefaultPageSize);
        var work = new GuardWork();
        JsonMeter.Check(System.Text.Encoding.UTF8.GetBytes(variables), guard.Limits, work);
        var parsed = guard.Parse(document, work);
        var operation = parsed.Definitions.OfType<GraphQLOperationDefinition>().First();
        return (work, guard.Price(parsed, operation, new GraphQLSerializer().Deserialize<Inputs>(variables)!, work));
    }

    private static Schema Build()
    {
        var schema = global::GraphQL.Types.Schema.For("""
            type Query {
              risk(id: ID): Risk
              nodes(ids: [ID!]!): [Node]!
              risks(where: RiskFilter, first: Int, after: String, last: Int): RiskConnection!
              search(query: String!, first: Int): RiskConnection!
              neighbourhood(of: [ID!]!, depth: Int = 1, limit: Int = 200): Neighbourhood!
              paths(from: ID!, to: ID!, first: Int = 3, maxLength: Int = 6): PathResult!
              stats: Stats!
            }
            interface Node { id: ID! }
            type Risk implements Node { id: ID! name: String! aliases: [String!]! incidents(where: IncidentFilter, first: Int): IncidentConnection! incident: Incident }
            type Incident implements Node { id: ID! name: String date: String count: Int! risks(where: RiskFilter, first: Int): RiskConnection! risk: Risk }
            type RiskConnection { totalCount: Int! nodes: [Risk!]! edges: [RiskEdge!]! facet(by: String!, first: Int = 20): [Count!]! }
            type RiskEdge { cursor: String! node: Risk! }
            type IncidentConnection { totalCount: Int! nodes: [Incident!]! }
            type Neighbourhood { nodes: [Node!]! }
            type PathResult { paths: [Path!]! }
            type Path { steps: [Node!]! }
            type Stats { entities: Int! byKind: [Count!]! }
            type Count { label: String! count: Int! }
            input RiskFilter { and: [RiskFilter!] or: [RiskFilter!] not: RiskFilter id: IdFilter name: TextFilter incidents: IncidentRelation }
            input IncidentFilter { and: [IncidentFilter!] name: TextFilter risks: RiskRelation }
            input IncidentRelation { some: IncidentFilter none: IncidentFilter }
            input RiskRelation { some: RiskFilter none: RiskFilter }
            input IdFilter { in: [ID!] }
            input TextFilter { eq: String contains: String }
            """);
        schema.Initialize();
        return schema;
    }
}
