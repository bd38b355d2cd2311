using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Storage;

/// <summary>Refuses a change set that contradicts itself or the catalogue, before a store writes anything. What it refers to outside itself, the store has to check.</summary>
public static class ChangeValidation
{
    /// <exception cref="ChangeSetException">It does.</exception>
    public static void Check(ChangeSet changes, GraphCatalogue catalogue)
    {
        var documents = new HashSet<EntityId>();
        foreach (var content in changes.Documents)
        {
            if (!documents.Add(content.Document.Id)) throw Error(content, "the document comes twice in one change set.");
            CheckDocument(content, catalogue);
            CheckStatements(content, catalogue, CheckPassages(content));
        }
        foreach (var review in changes.Reviews) Check(review);
        foreach (var redirect in changes.Redirects)
            if (redirect.From == redirect.To) throw new ChangeSetException($"{redirect.From} is redirected to itself. Name the entity that it was merged with.");
    }

    /// <exception cref="ChangeSetException">It is no person's word.</exception>
    public static void Check(Review review)
    {
        if (review.Status is not (StatementStatus.Accepted or StatementStatus.Disputed or StatementStatus.Rejected))
            throw new ChangeSetException($"{review.Statement}: a review says Accepted, Disputed or Rejected, not {review.Status}.");
        if (string.IsNullOrWhiteSpace(review.Reviewer)) throw new ChangeSetException($"{review.Statement}: a review says who made it.");
    }

    private static void CheckDocument(DocumentContent content, GraphCatalogue catalogue)
    {
        var (document, text) = (content.Document, content.Document.Text);
        if (document.Id.Prefix != "document") throw Error(content, $"'{document.Id}' is no document. Write document:slug.");
        if (string.IsNullOrWhiteSpace(document.Title)) throw Error(content, "the document has no title.");
        foreach (var section in document.Sections)
            if (section.Start < 0 || section.End < section.Start || section.End > text.Length)
                throw Error(content, $"the section '{Shorten(section.Title)}' lies outside the text.");
        var entities = new HashSet<EntityId>();
        foreach (var entity in content.Entities)
        {
            if (!entities.Add(entity.Id)) throw Error(content, $"the entity {entity.Id} comes twice.");
            if (catalogue.Misfit(entity) is { } misfit) throw Error(content, misfit);
        }
        if (!entities.Contains(document.Id)) throw Error(content, $"the document's own entity {document.Id} is not among its entities.");
    }

    private static Dictionary<string, Passage> CheckPassages(DocumentContent content)
    {
        var text = content.Document.Text;
        var passages = new Dictionary<string, Passage>(StringComparer.Ordinal);
        foreach (var passage in content.Passages)
        {
            if (passage.Document != content.Document.Id) throw Error(content, $"a passage is of {passage.Document}.");
            if (passage.Text.Length == 0) throw Error(content, $"the passage at {passage.Start} is empty.");
            if (!Stands(text, passage.Start, passage.Text)) throw Error(content, $"the passage '{Shorten(passage.Text)}' does not stand at {passage.Start} of the text.");
            if (!passages.TryAdd(passage.Id, passage)) throw Error(content, $"the passage '{Shorten(passage.Text)}' comes twice with the same occurrence.");
        }
        return passages;
    }

    private static void CheckStatements(DocumentContent content, GraphCatalogue catalogue, Dictionary<string, Passage> passages)
    {
        var statements = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in content.Statements)
        {
            if (catalogue.Misfit(statement) is { } misfit) throw Error(content, misfit);
            if (statement.ValidFrom is { } from && statement.ValidTo is { } to && from.Start > to.End)
                throw Error(content, $"{Show(statement)} is valid from {from} to {to}, which is before.");
            if (!statements.Add(statement.Id)) throw Error(content, $"the statement {Show(statement)} comes twice.");
        }
        var (evidenced, evidenceIds) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var evidence in content.Evidence)
        {
            if (!statements.Contains(evidence.Statement)) throw Error(content, $"evidence is given for {evidence.Statement}, which is not among the statements.");
            if (!passages.TryGetValue(evidence.Passage, out var passage)) throw Error(content, $"evidence points at {evidence.Passage}, which is not among the passages.");
            if (evidence.Quote.Length == 0 || !Stands(passage.Text, evidence.Start, evidence.Quote))
                throw Error(content, $"the quote '{Shorten(evidence.Quote)}' does not stand at {evidence.Start} of its passage.");
            if (!evidenceIds.Add(evidence.Id)) throw Error(content, $"the evidence '{Shorten(evidence.Quote)}' comes twice for one statement.");
            evidenced.Add(evidence.Statement);
        }
        if (content.Statements.FirstOrDefault(s => !evidenced.Contains(s.Id)) is { } bare) throw Error(content, $"{Show(bare)} has no evidence. Every statement needs some.");
        foreach (var mention in content.Mentions)
            if (!passages.TryGetValue(mention.Passage, out var passage) || mention.Start < 0 || mention.Length <= 0 || mention.Length > passage.Text.Length - mention.Start)
                throw Error(content, $"a mention of {mention.Entity} lies outside its passage.");
    }

    private static bool Stands(string text, int start, string part) => start >= 0 && start <= text.Length && text.AsSpan(start).StartsWith(part, StringComparison.Ordinal);

    private static string Show(Statement statement) => $"{statement.Subject} {statement.Predicate} {statement.Object?.Text ?? statement.Literal?.Value}";

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static ChangeSetException Error(DocumentContent content, string problem) => new($"{content.Document.Path ?? content.Document.Id.Text}: {problem}");
}
