using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Loading;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Editions;

/// <summary>The root field that follows a code of some scheme through editions.</summary>
internal static class EditionTypes
{
    private const int MaxLength = 200;

    public static void Add(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        schema.Add(EnumType.Of<ResolutionStatus>("ResolutionStatus", "What became of a code.", s => s switch
        {
            ResolutionStatus.Current => "It is defined, and no later edition has anything in its place.",
            ResolutionStatus.Succeeded => "A later edition has something else in its place.",
            ResolutionStatus.Deprecated => "Its publisher advises against it, and names no successor in a form that could be read.",
            ResolutionStatus.Withdrawn => "The edition of its list that was read last does not have it any more, and names no successor.",
            ResolutionStatus.Cited => "Others cite it; its own list was not read.",
            ResolutionStatus.Ambiguous => "No edition was given, and it is known in several.",
            ResolutionStatus.UnknownEdition => "It is not known in the edition given.",
            ResolutionStatus.UnknownValue => "The scheme has no such value here.",
            _ => "Nothing here has an id of the scheme.",
        }));
        schema.Add(Object("Successor", "What a later edition has in place of what a code names.",
            Field<Successor>("from", "Entity!", "What the code names.", s => s.From),
            Field<Successor>("entity", "Entity!", "What the last edition that is known has in its place. Its externalIds have the new code.", s => s.Entity),
            Field<Successor>("reasons", "[String!]!", "Why, for each step from edition to edition: the words of its strongest evidence.", s => s.Reasons),
            Field<Successor>("steps", "[Statement!]!", "The SUCCEEDED_BY statements from edition to edition, with all their evidence.", s => s.Steps)));
        schema.Add(Object("Resolution", "What a code of some scheme names, and what later editions have in its place.",
            Field<Resolution>("scheme", "String!", "As asked.", r => r.Asked.Scheme),
            Field<Resolution>("value", "String!", "As asked.", r => r.Asked.Value),
            Field<Resolution>("edition", "String", "As asked.", r => r.Asked.Edition),
            Field<Resolution>("asOf", "PartialDate", "As asked.", r => r.AsOf),
            Field<Resolution>("status", "ResolutionStatus!", "What became of it.", r => r.Status),
            Field<Resolution>("message", "String!", "The same for a person to read; where the code was not found, it says what to write instead.", r => r.Message),
            Field<Resolution>("entities", "[Entity!]!", "What it names, by id; in every edition where it is AMBIGUOUS.", r => r.Entities),
            Field<Resolution>("editions", "[String!]!", "The editions in which the value is known, ascending.", r => r.Editions),
            Field<Resolution>("successors", "[Successor!]!", "What the last edition has in its place: none, one, or several where it was split. By id.", r => r.Successors),
            Field<Resolution>("statements", "[Statement!]!", "What DEPRECATED and WITHDRAWN rest on, by id.", r => r.Statements)));
        schema.AddRoot(Field("resolve", "Resolution!",
            "Follows a code of some scheme through its editions. Codes are renumbered from edition to edition, so that LLM02 of 2023 is not LLM02 of 2025: the same value in another edition is never taken for it.",
            context =>
            {
                var (asked, asOf) = Read(Given.To(context));
                var store = GraphRequest.LoadersOf(context).Store;
                return new Deferred<Resolution>(cancel => new CodeResolver(store, catalogue).ResolveAsync(asked, asOf, cancel));
            },
            Argument("scheme", "String!", "The scheme, in lower case, as in owasp-llm."),
            Argument("value", "String!", "The code in that scheme, without its edition, as in LLM02."),
            Argument("edition", "String", "The edition, as in 2025; needed where the value is known in several."),
            Argument("asOf", "PartialDate", "As things stood then: editions that began later are left out. One that is dated by its year began with the year.")).Checked(given => Read(given)));
    }

    private static (ExternalId Asked, PartialDate? AsOf) Read(Given given)
    {
        var edition = given.Value<string>("edition");
        return (new(Text("scheme", given.Value<string>("scheme")!, "owasp-llm"), Text("value", given.Value<string>("value")!, "LLM02"), edition is null ? null : Text("edition", edition, "2025")), given.Value<PartialDate>("asOf"));
    }

    private static string Text(string argument, string text, string example) => text.Trim() is { Length: > 0 and <= MaxLength } trimmed ? trimmed
        : throw new UserInputException($"{argument} is {(text.Length > MaxLength ? $"longer than {MaxLength} characters" : "empty")}. Write it as in \"{example}\".");
}
