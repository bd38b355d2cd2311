using System.Globalization;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Refuses a change set that contradicts itself or the catalogue, before anything is written.</summary>
internal static class ChangeValidation
{
    /// <exception cref="ChangeSetException">It does.</exception>
    public static void Check(ChangeSet changes, GraphCatalogue catalogue)
    {
        var documents = new HashSet<EntityId>();
        foreach (var content in changes.Documents)
        {
            if (!documents.Add(content.Document.Id)) throw Error(content, "the document comes twice in one change set.");
            Check(content, catalogue);
        }
        foreach (var review in changes.Reviews)
            if (review.Status is not (StatementStatus.Accepted or StatementStatus.Disputed or StatementStatus.Rejected))
                throw new ChangeSetException($"{review.Statement}: a review says Accepted, Disputed or Rejected, not {review.Status}.");
    }

    private static void Check(DocumentContent content, GraphCatalogue catalogue)
    {
        var text = content.Document.Text;
        var passages = new Dictionary<string, Passage>(StringComparer.Ordinal);
        foreach (var passage in content.Passages)
        {
            if (passage.Document != content.Document.Id) throw Error(content, $"a passage is of {passage.Document}.");
            if (passage.Start < 0 || passage.End > text.Length || !text.AsSpan(passage.Start, passage.Text.Length).SequenceEqual(passage.Text))
                throw Error(content, $"the passage '{Shorten(passage.Text)}' does not stand at {passage.Start} of the text.");
            if (!passages.TryAdd(passage.Id, passage)) throw Error(content, $"the passage '{Shorten(passage.Text)}' comes twice with the same occurrence.");
        }
        var entities = new HashSet<EntityId>();
        foreach (var entity in content.Entities)
        {
            if (!entities.Add(entity.Id)) throw Error(content, $"the entity {entity.Id} comes twice.");
            Check(content, entity, catalogue);
        }
        var statements = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in content.Statements)
        {
            if (catalogue.Misfit(statement) is { } misfit) throw Error(content, misfit);
            if (!statements.Add(statement.Id)) throw Error(content, $"the statement {statement.Subject} {statement.Predicate} {statement.Object} comes twice.");
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
        if (content.Statements.FirstOrDefault(s => !evidenced.Contains(s.Id)) is { } bare)
            throw Error(content, $"{bare.Subject} {bare.Predicate} {bare.Object} has no evidence. Every statement needs some.");
        foreach (var mention in content.Mentions)
            if (!passages.TryGetValue(mention.Passage, out var passage) || mention.Start < 0 || mention.Length <= 0 || mention.Start + mention.Length > passage.Text.Length)
                throw Error(content, $"a mention of {mention.Entity} lies outside its passage.");
    }

    private static void Check(DocumentContent content, Entity entity, GraphCatalogue catalogue)
    {
        if (catalogue.KindOf(entity.Id) is not { } kind)
            throw Error(content, $"'{entity.Id}' is of no kind. The catalogue has {string.Join(", ", catalogue.Kinds.Select(k => k.Prefix))}.");
        if (entity.Name.Length == 0) throw Error(content, $"{entity.Id} has no name.");
        foreach (var (name, value) in entity.Properties)
        {
            if (kind.Property(name) is not { } property)
                throw Error(content, $"{kind.Name} has no property '{name}'. It has {string.Join(", ", kind.Properties.Select(p => p.Name))}.");
            if (!Fits(property.Type, value)) throw Error(content, $"{entity.Id}: '{value}' is no {property.Type} for the property {name}.");
        }
        if (kind.Properties.FirstOrDefault(p => p.Required && !entity.Properties.ContainsKey(p.Name)) is { } missing)
            throw Error(content, $"{entity.Id}: the property '{missing.Name}' is missing.");
    }

    private static bool Fits(PropertyType type, string value) => type switch
    {
        PropertyType.Integer => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        PropertyType.Decimal => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        PropertyType.Boolean => value is "true" or "false",
        PropertyType.PartialDate => PartialDate.TryParse(value, out _),
        PropertyType.Uri => Uri.TryCreate(value, UriKind.Absolute, out _),
        PropertyType.Comparison => Enum.GetNames<Comparison>().Any(n => string.Equals(char.ToLowerInvariant(n[0]) + n[1..], value, StringComparison.Ordinal)),
        _ => true,
    };

    private static bool Stands(string text, int start, string quote) => start >= 0 && start <= text.Length && text.AsSpan(start).StartsWith(quote, StringComparison.Ordinal);

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static ChangeSetException Error(DocumentContent content, string problem) => new($"{content.Document.Path ?? content.Document.Id.Text}: {problem}");
}
