using GraphQL.Types;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>A kind and its predicates that are added in the catalogue's YAML alone are in the API, and work with a store.</summary>
public class AddedKindTests
{
    private const string Kind = """
          CourtFile:
            label: court file
            plural: court files
            description: A case before a court or an authority.
            colour: "#123456"
            shape: shield
            properties:
              docket: {type: text, required: true, description: The court's own number.}
              filed: {type: partialDate, description: When it was filed.}
              pages: {type: integer, description: How many pages the file has.}
              claim: {type: decimal, description: What was asked for.}
              closed: {type: boolean, description: Whether it is over.}
              link: {type: uri, description: Where the court publishes it.}
              outcome: {type: comparison, description: How the award stands to the claim.}
            terms: {airo: none, dpv: none, schema: none, stix: none}

        """;

    private const string Predicates = """

          CONCERNS:
            label: concerns
            reverseLabel: concerned by
            description: The matter is about the risk, or goes back to the incident.
            terms: {airo: none, dpv: none, schema: none, stix: none}
            relations:
              - {from: CourtFile, to: Risk, field: risks, reverse: courtFiles}
              - {from: CourtFile, to: Incident, field: incidents, reverse: courtFiles}
          BROUGHT_BY:
            label: brought by
            reverseLabel: brought
            description: The organization or system brought the matter.
            terms: {airo: none, dpv: none, schema: none, stix: none}
            relations:
              - {from: CourtFile, to: [Organization, System], field: parties, reverse: broughtMatters}
        """;

    private static GraphCatalogue Extended()
    {
        var yaml = File.ReadAllText(Path.Combine(Repository.Root, "schema", "catalogue.yaml")).Replace("\r\n", "\n", StringComparison.Ordinal);
        return CatalogueReader.Parse(yaml.Replace("\npredicates:\n", $"\n{Kind}\npredicates:\n", StringComparison.Ordinal).TrimEnd() + Predicates, "extended.yaml");
    }

    private static ChangeSet Changes => new(new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "test", "matters"))
    {
        Documents =
        [
            new SampleDocument("document:register", "Register", "en", "2025", null, null)
                .Describe("court-file:first", "First matter", properties: [("docket", "C-1/25"), ("filed", "2025-02"), ("pages", "5000000000"), ("claim", "12.5"), ("closed", "true"), ("link", "https://court.example/1"), ("outcome", "atLeast")])
                .Describe("court-file:second", "Second matter", properties: [("docket", "C-2/25"), ("closed", "false")])
                .Describe("risk:bias", "bias").Describe("incident:refusal", "refusal").Describe("organization:council", "Council").Describe("system:scorer", "Scorer")
                .Passage("Summary", "First matter concerns bias and the refusal. The Council and Scorer brought it.")
                .Say("court-file:first", "CONCERNS", "risk:bias", "First matter concerns bias", 0.9)
                .Say("court-file:first", "CONCERNS", "incident:refusal", "the refusal", 0.8)
                .Say("court-file:first", "BROUGHT_BY", "organization:council", "The Council", 0.9)
                .Say("court-file:first", "BROUGHT_BY", "system:scorer", "Scorer brought it", 0.3)
                .Content,
        ],
    };

    [Fact]
    public async Task It_has_a_type_a_list_filters_orders_facets_and_relations_on_both_sides()
    {
        await using var api = await GraphApi.OpenAsync(Extended(), TestContext.Current.CancellationToken);
        var query = api.Schema.Query!.GetField("courtFiles")!;
        Assert.Equal("CourtFileConnection!", query.ResolvedType!.ToString());
        Assert.Equal(["where", "orderBy", "first", "after", "last", "before"], query.Arguments!.Select(a => a.Name));
        var type = Assert.IsType<IObjectGraphType>(api.Schema.AllTypes["CourtFile"], exactMatch: false);
        Assert.Equal(["Node", "Entity"], type.ResolvedInterfaces.Select(i => i.Name));
        Assert.Equal("String!", type.GetField("docket")!.ResolvedType!.ToString());
        Assert.Equal("Long", type.GetField("pages")!.ResolvedType!.ToString());
        Assert.Equal("CourtFileRiskConnection!", type.GetField("risks")!.ResolvedType!.ToString());
        Assert.Equal("CourtFileEntityConnection!", type.GetField("parties")!.ResolvedType!.ToString());
        Assert.Equal("OrganizationCourtFileConnection!", ((IObjectGraphType)api.Schema.AllTypes["Organization"]!).GetField("broughtMatters")!.ResolvedType!.ToString());
        Assert.NotNull(((EnumerationGraphType)api.Schema.AllTypes["RiskOrderField"]!).Values.FindByName("COURT_FILE_COUNT"));
        Assert.NotNull(((EnumerationGraphType)api.Schema.AllTypes["EntityKind"]!).Values.FindByName("COURT_FILE"));
        Assert.Contains(((UnionGraphType)api.Schema.AllTypes["SearchHit"]!).PossibleTypes, t => t.Name == "CourtFile");
    }

    [Fact]
    public async Task Queries_of_it_are_answered_by_a_store()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await GraphApi.OpenAsync(Extended(), cancel, Changes);
        var answer = await api.AskAsync("""
            {
              courtFiles(where: {closed: {eq: true}, pages: {gt: 4999999999}, outcome: {eq: AT_LEAST}, link: {startsWith: "HTTPS://COURT"}, risks: {some: {name: {eq: "Bias"}}}}, orderBy: [{field: FILED}, {field: PAGES}]) {
                totalCount
                nodes {
                  __typename kind docket filed pages claim closed link outcome
                  parties { nodes { __typename name } }
                  incidents { edges { node { name } statement { predicate } } }
                }
                facet(by: YEAR) { value count }
              }
              open: courtFiles(where: {closed: {eq: false}}) { nodes { docket filed pages closed } }
              risks(orderBy: [{field: COURT_FILE_COUNT, direction: DESC}]) { nodes { courtFiles { nodes { docket } } } }
              organizations(where: {broughtMatters: {count: {eq: 1}}}) { nodes { broughtMatters { totalCount } } }
              search(query: "matter", kinds: [COURT_FILE]) { totalCount }
              node(id: "court-file:second") { ... on CourtFile { name } }
            }
            """, cancel: cancel);
        Assert.Equal("""
            {"data":{"courtFiles":{"totalCount":1,"nodes":[{"__typename":"CourtFile","kind":"COURT_FILE","docket":"C-1/25","filed":"2025-02","pages":5000000000,"claim":12.5,"closed":true,"link":"https://court.example/1","outcome":"AT_LEAST","parties":{"nodes":[{"__typename":"Organization","name":"Council"}]},"incidents":{"edges":[{"node":{"name":"refusal"},"statement":{"predicate":"CONCERNS"}}]}}],"facet":[{"value":"2025","count":1}]},"open":{"nodes":[{"docket":"C-2/25","filed":null,"pages":null,"closed":false}]},"risks":{"nodes":[{"courtFiles":{"nodes":[{"docket":"C-1/25"}]}}]},"organizations":{"nodes":[{"broughtMatters":{"totalCount":1}}]},"search":{"totalCount":2},"node":{"name":"Second matter"}}}
            """.Trim(), answer);
    }

    [Fact]
    public void A_kind_that_takes_the_name_of_a_type_of_the_API_is_refused_with_a_reason()
    {
        var catalogue = CatalogueReader.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schema", "catalogue.yaml")).Replace("  Topic:\n", "  Literal:\n", StringComparison.Ordinal).Replace("Topic,", "Literal,", StringComparison.Ordinal), "renamed.yaml");
        var error = Assert.Throws<InvalidOperationException>(() => new RiskGraph.GraphQL.RiskGraphSchema(catalogue, EmptyServices.Instance));
        Assert.Equal("The catalogue makes a second GraphQL type named 'Literal'. Give the kind that does so another name.", error.Message);
    }

    private sealed class EmptyServices : IServiceProvider
    {
        public static EmptyServices Instance { get; } = new();
        public object? GetService(Type serviceType) => null;
    }
}
