using System.Globalization;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Catalogue;

// Why a record does not fit the catalogue, in one sentence that names what is allowed; null when it fits.
public sealed partial class GraphCatalogue
{
    private static readonly string[] s_comparisons = [.. Enum.GetNames<Comparison>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    /// <summary>Why a statement does not fit, in one sentence that names what is allowed; null when it fits.</summary>
    public string? Misfit(Statement statement)
    {
        if (Predicate(statement.Predicate) is not { } predicate)
            return $"'{statement.Predicate}' is not a predicate. The catalogue has {string.Join(", ", Predicates.Select(p => p.Name))}.";
        if (KindOf(statement.Subject) is not { } from) return NoKind(statement.Subject);
        if (statement.Object is null == statement.Literal is null)
            return $"{statement.Subject} {statement.Predicate} needs an entity or a literal for its object, one of the two.";
        if (statement.Literal is { } literal)
        {
            if (predicate.Literal is not { } type) return $"{predicate.Name} needs an entity for its object, not a literal.";
            if (!predicate.LiteralFrom.Contains(from.Name)) return $"{predicate.Name} is said of {string.Join(", ", predicate.LiteralFrom)}, not of {from.Name}.";
            return Misfit(literal, type) is { } problem ? $"{statement.Subject} {predicate.Name}: {problem}" : null;
        }
        if (KindOf(statement.Object!) is not { } to) return NoKind(statement.Object!);
        if (predicate.Literal is { } needed) return $"{predicate.Name} needs a {needed.ToString().ToLowerInvariant()} for its object, not an entity.";
        return predicate.Relations.Any(r => r.From.Contains(from.Name) && r.To.Contains(to.Name)) ? null
            : $"{predicate.Name} does not go from {from.Name} to {to.Name}. It goes {string.Join("; ", predicate.Relations.Select(r => $"from {string.Join(" or ", r.From)} to {string.Join(" or ", r.To)}"))}.";
    }

    /// <summary>Why an entity does not fit, in one sentence that names what is allowed; null when it fits.</summary>
    public string? Misfit(Entity entity)
    {
        if (KindOf(entity.Id) is not { } kind) return NoKind(entity.Id);
        if (string.IsNullOrWhiteSpace(entity.Name)) return $"{entity.Id} has no name.";
        if (entity.Aliases.Any(string.IsNullOrWhiteSpace)) return $"{entity.Id} has an empty alias. Leave it out.";
        foreach (var external in entity.ExternalIds)
            if (external.Scheme.Length == 0 || external.Value.Length == 0 || external.Scheme.Any(char.IsUpper))
                return $"{entity.Id}: '{external.Scheme}' '{external.Value}' is no external id. Write a scheme in lower case, as in doi, and a value.";
        foreach (var (name, value) in entity.Properties)
        {
            if (kind.Property(name) is not { } property)
                return $"{entity.Id}: {kind.Name} has no property '{name}'. It has {(kind.Properties.IsEmpty ? "none" : string.Join(", ", kind.Properties.Select(p => p.Name)))}.";
            if (Misfit(property, value) is { } problem) return $"{entity.Id}: {problem}";
        }
        return kind.Properties.FirstOrDefault(p => p.Required && !entity.Properties.ContainsKey(p.Name)) is { } missing
            ? $"{entity.Id}: the property '{missing.Name}' is missing." : null;
    }

    private string NoKind(EntityId id) => $"'{id}' is of no kind. The catalogue has {string.Join(", ", Kinds.Select(k => k.Prefix))}.";

    private static string? Misfit(Literal literal, LiteralType type) => type switch
    {
        LiteralType.Quantity when literal.Number is not { } number || literal.Value != Literal.Canonical(number) => $"'{literal.Value}' is no quantity. Make it with Literal.OfNumber.",
        LiteralType.Quantity when literal.Comparison == Comparison.Between != literal.Upper is not null => "an upper bound goes with the comparison Between, and only with it.",
        LiteralType.Date when literal.Period is null || literal.Period.Text != literal.Value => $"'{literal.Value}' is no date. Write 2024, 2024-H1, 2024-Q1, 2024-03 or 2024-03-05.",
        LiteralType.Text when string.IsNullOrWhiteSpace(literal.Value) => "the text is empty.",
        _ => null,
    };

    private static string? Misfit(PropertyDefinition property, string value)
    {
        return property.Type switch
        {
            PropertyType.Integer => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? Canonical(whole.ToString(CultureInfo.InvariantCulture)) : Wrong("a whole number, as in 42"),
            PropertyType.Decimal => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? Canonical(Literal.Canonical(number)) : Wrong("a number, as in 0.5"),
            PropertyType.Boolean => value is "true" or "false" ? null : Wrong("true or false"),
            PropertyType.PartialDate => PartialDate.TryParse(value, out _) ? null : Wrong("2024, 2024-H1, 2024-Q1, 2024-03 or 2024-03-05"),
            PropertyType.Uri => Uri.TryCreate(value, UriKind.Absolute, out _) ? null : Wrong("an absolute address, as in https://example.org/"),
            PropertyType.Comparison => s_comparisons.Contains(value) ? null : Wrong($"one of {string.Join(", ", s_comparisons)}"),
            _ => string.IsNullOrWhiteSpace(value) ? Wrong("a text, or leave the property out") : null,
        };
        string? Canonical(string canonical) => value == canonical ? null : Wrong(canonical);
        string Wrong(string instead) => $"'{value}' is no value of {property.Name}. Write {instead}.";
    }
}
