using System.Globalization;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;
using RiskGraph.Citations.Lookup;
using RiskGraph.Citations.Lookup.Drafts;
using RiskGraph.Citations.References;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Loading;
using RiskGraph.GraphQL.Paging;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Supporting;

/// <summary>What is stored for the sentences of a draft.</summary>
internal static class SupportTypes
{
    /// <summary>The most characters of a draft in a query; longer ones are for <c>POST /api/cite</c>.</summary>
    private const int MaxText = 100_000;

    /// <summary>A hit, and the batch in which the works of all hits are read.</summary>
    private sealed record Hit(SupportHit Of, BatchLoader<EntityId, Reference> References);

    private sealed record Found(SentenceSupport Of, IReadOnlyList<Hit> Hits);

    public static void Add(RiskGraphSchema schema)
    {
        AddEnums(schema);
        schema.Add(Object("ScorePart", "Something that a score is made of.",
            Field<ScorePart>("name", "String!", "terms, alias, identifier or neighbours.", p => p.Name),
            Field<ScorePart>("value", "Float!", "What it adds to the score.", p => p.Value)));
        schema.Add(Object("Difference", "Where a sentence and its source part.",
            Field<Citations.Lookup.Difference>("what", "DifferenceKind!", "In what they part.", d => d.What),
            Field<Citations.Lookup.Difference>("inDraft", "String", "As the draft has it; null where only the source has such a thing.", d => d.InDraft),
            Field<Citations.Lookup.Difference>("inSource", "String", "As the source has it; null where the source says nothing of the sort.", d => d.InSource)));
        schema.Add(Object("FormattedCitation", "A reference to a document in a style.",
            Field<FormattedCitation>("inText", "String!", "As it stands in the sentence; of a style of notes, the note.", c => c.InText),
            Field<FormattedCitation>("footnote", "String!", "As it stands in a note.", c => c.Footnote),
            Field<FormattedCitation>("bibliography", "String!", "As it stands in the list of references.", c => c.Bibliography),
            Field<FormattedCitation>("cslJson", "String!", "The work as CSL-JSON.", c => c.CslJson)));
        schema.Add(Object("SupportHit", "Something stored that bears on a sentence. Nothing is generated: the quote is stored text.",
            Field<Hit>("relation", "SupportRelation!", "How it stands to the sentence.", h => h.Of.Relation),
            Field<Hit>("score", "Float!", "The sum of its parts, to be compared within one sentence only.", h => h.Of.Score),
            Field<Hit>("parts", "[ScorePart!]!", "What the score is made of: terms, alias, identifier, neighbours.", h => h.Of.Parts),
            Field<Hit>("statement", "Statement", "The statement that rests on the quote and fits best; null where none does.", h => h.Of.Statement),
            Field<Hit>("quote", "String!", "Stored text, byte for byte.", h => h.Of.Quote),
            Field<Hit>("quoteSpan", "Span!", "Where the quote stands in the passage's text.", h => h.Of.Span),
            Field<Hit>("passage", "Passage!", "The passage that holds the quote.", h => h.Of.Passage),
            Field("document", "Document!", "The document that holds the quote.", context => GraphRequest.LoadersOf(context).Documents.Load(((Hit)context.Source!).Of.Document.Id)),
            Field<Hit>("primary", "Entity", "The work behind a summary, where it is known: what a careful writer cites.", h => h.Of.Primary),
            Field<Hit>("differences", "[Difference!]!", "Where sentence and source part; empty where it supports.", h => h.Of.Differences),
            Field("citation", "FormattedCitation!", "A reference to the document that holds the quote.", Cite,
                Argument("style", "String", "A style that comes with the server: " + string.Join(", ", Citations.Csl.Styles.BundledStyles.Names) + ".", BibliographyText.UsualStyle),
                Argument("locale", "String", "A BCP 47 tag.", FormattedCitation.UsualLocale),
                Argument("format", "CitationFormat", "The form of the texts.", CitationFormat.Text)).Checked(given => FormattedCitation.StyleNamed(Style(given)))));
        schema.Add(Object("SentenceSupport", "What is stored for one sentence.",
            Field<Found>("sentence", "String!", "Exactly the draft's text from start to end, markup included.", s => s.Of.Sentence),
            Field<Found>("start", "Int!", "Where it starts in the text, in UTF-16 code units.", s => s.Of.Start),
            Field<Found>("end", "Int!", "Where it ends: the first code unit after it.", s => s.Of.End),
            Field<Found>("verdict", "Verdict!", "Of the best hit. NOTHING_FOUND is an honest answer, and the usual one.", s => s.Of.Verdict),
            Field<Found>("hits", "[SupportHit!]!", "What bears on it, best first.", s => s.Hits)));
        schema.AddRoot(Field("support", "[SentenceSupport!]!", "What this graph holds for each sentence of a draft; headings are left out. Nothing is generated, and nothing of the draft is kept. Whole documents are for POST /api/cite.", Find,
            Argument("text", "String!", $"The draft, at most {MaxText.ToString(CultureInfo.InvariantCulture)} characters."),
            Argument("format", "DraftFormat", "How the draft is marked up.", DraftFormat.Plain),
            Argument("first", "Int", $"How many hits a sentence has at most, 1 to {SupportOptions.MostHits}.", SupportOptions.UsualHits),
            Argument("where", "StatementFilter", "Only what such statements rest on; everything where nothing is said.")).Checked(given => Read(given)));
    }

    private static void AddEnums(RiskGraphSchema schema)
    {
        schema.Add(new EnumType("DraftFormat", "How a draft is marked up.", [
            ("PLAIN", DraftFormat.Plain, "Plain text; paragraphs have a blank line between them."),
            ("MARKDOWN", DraftFormat.Markdown, "Markdown, as pandoc and GitHub write it."),
            ("LATEX", DraftFormat.Latex, "LaTeX.")]));
        schema.Add(EnumType.Of<Verdict>("Verdict", "What was found for a sentence, by its best hit.", v => v switch
        {
            Verdict.Supported => "A source says it.",
            Verdict.Differs => "A source says it with another figure, unit, comparison, date or name.",
            Verdict.Contradicted => "A source says the contrary.",
            Verdict.Related => "A source speaks of the same, but does not say it.",
            _ => "Nothing stored fits well enough.",
        }));
        schema.Add(EnumType.Of<SupportRelation>("SupportRelation", "How a source stands to a sentence.", r => r switch
        {
            SupportRelation.Supports => "It says it.",
            SupportRelation.Differs => "It says it with another figure, unit, comparison, date or name.",
            SupportRelation.Contradicts => "It says the contrary.",
            _ => "It speaks of the same, but does not say it.",
        }));
        schema.Add(EnumType.Of<DifferenceKind>("DifferenceKind", "In what a sentence and its source part.", d => d switch
        {
            DifferenceKind.Figure => "The figure.",
            DifferenceKind.Unit => "The unit, as in percent and percentage points.",
            DifferenceKind.Comparison => "How the true figure stands to the one given, as in over and exactly.",
            DifferenceKind.Date => "The date.",
            DifferenceKind.Name => "A name or identifier.",
            _ => "What is denied, or an opposite.",
        }));
        schema.Add(EnumType.Of<CitationFormat>("CitationFormat", "The form of a formatted citation.", f => f switch
        {
            CitationFormat.Text => "Plain text.",
            CitationFormat.Html => "HTML.",
            _ => "Markdown.",
        }));
    }

    private static (Draft Draft, SupportOptions Options) Read(Given given)
    {
        var text = given.Value<string>("text")!;
        if (text.Length > MaxText) throw new LimitExceededException("text", MaxText, text.Length, "Send the draft to POST /api/cite, or in parts.");
        var first = PageArguments.Bounded("first", given.Value<int?>("first") ?? SupportOptions.UsualHits, 1, SupportOptions.MostHits, "Ask for fewer hits.");
        return (Draft.Read(text, given.Value<DraftFormat?>("format") ?? DraftFormat.Plain), new(first, given.Value<StatementFilter>("where")));
    }

    private static Deferred<List<Found>> Find(IResolveFieldContext context)
    {
        var (loaders, services) = (GraphRequest.LoadersOf(context), context.RequestServices!);
        var (draft, options) = Read(Given.To(context));
        var (lookup, reader) = (services.GetRequiredService<SupportLookup>(), new ReferenceReader(loaders.Store, services.GetRequiredService<GraphCatalogue>()));
        return new(async cancel =>
        {
            var references = new BatchLoader<EntityId, Reference>(reader.ReadAsync);
            var found = new List<Found>();
            await foreach (var sentence in lookup.FindAsync(draft, options, cancel)) found.Add(new(sentence, [.. sentence.Hits.Select(hit => new Hit(hit, references))]));
            return found;
        });
    }

    private static Mapped<Reference> Cite(IResolveFieldContext context)
    {
        var (hit, given) = ((Hit)context.Source!, Given.To(context));
        var (style, locale, format) = (Style(given), given.Value<string>("locale") ?? FormattedCitation.UsualLocale, given.Value<CitationFormat?>("format") ?? CitationFormat.Text);
        return new(hit.References.Load(hit.Of.Document.Id), reference => FormattedCitation.Of(hit.Of, reference, style, locale, format));
    }

    private static string Style(Given given) => given.Value<string>("style") ?? BibliographyText.UsualStyle;
}
