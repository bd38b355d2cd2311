using System.Globalization;
using System.Text.Json;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Changes;
using RiskGraph.Stores.Search;

namespace RiskGraph.Stores.Neo4j.Writing;

/// <summary>
/// The properties of an entity's node: what people look at under plain names, what queries are answered from under names
/// with an underscore. Every name that a kind can have is there, absent ones as null, so that writing them all replaces all.
/// </summary>
internal static class EntityProperties
{
    /// <summary>Longer texts cannot be keys of an index; they are compared by their beginning.</summary>
    public const int LongestKey = 1500;

    private const char Separator = '\u001f';

    private static readonly HashSet<string> s_own = new(["id", "kind", "name", "aliases", "description", "createdAt", "updatedAt", "supersededAt", "statements"], StringComparer.Ordinal);

    /// <summary>A name as it is compared and sorted.</summary>
    public static string Folded(string text) => Value(text) is { Length: > LongestKey } folded ? folded[..LongestKey] : Value(text);

    /// <summary>The text of a property as it is compared and sorted.</summary>
    public static string Value(string text) => OrderText.Encode(TextFold.Fold(text));

    public static Dictionary<string, object?> Of(MergedEntity merged, KindDefinition kind)
    {
        var (entity, live) = (merged.Entity, merged.SupersededAt is null);
        var name = Folded(entity.Name);
        var properties = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["kind"] = kind.Name,
            ["name"] = entity.Name,
            ["aliases"] = entity.Aliases.IsEmpty ? null : entity.Aliases,
            ["description"] = entity.Description,
            ["createdAt"] = StoredValues.Time(entity.CreatedAt),
            ["updatedAt"] = StoredValues.Time(entity.UpdatedAt),
            ["supersededAt"] = StoredValues.Time(merged.SupersededAt),
            ["_live"] = live ? kind.Name : null,
            ["_folded"] = name,
            ["_defined"] = entity.Defined && live ? true : null,
            ["_json"] = JsonSerializer.Serialize(entity, GraphRecordJson.Default.Entity),
            ["_aliases"] = Some(entity.Aliases.Select(Folded).Where(a => a != name)),
            ["_externalIds"] = Some(entity.ExternalIds.Select(x => $"{x.Scheme}{Separator}{x.Value}{Separator}{x.Edition}")),
            ["_externalValues"] = Some(entity.ExternalIds.Select(x => Shorten(x.Value))),
            ["_nameTerms"] = live ? SearchTerms.Of(entity.Name) : null,
            ["_aliasTerms"] = live && !entity.Aliases.IsEmpty ? SearchTerms.Of(string.Join(" | ", entity.Aliases)) : null,
            ["_descriptionTerms"] = live && entity.Description is { } description ? SearchTerms.Of(description) : null,
        };
        foreach (var property in kind.Properties) AddValue(properties, property, entity.Properties.GetValueOrDefault(property.Name));
        return properties;
    }

    /// <summary>An external id's value as <c>_externalValues</c> has it.</summary>
    public static string Shorten(string value) => value.Length > LongestKey ? value[..LongestKey] : value;

    private static void AddValue(Dictionary<string, object?> properties, PropertyDefinition property, string? value)
    {
        if (!s_own.Contains(property.Name)) properties[property.Name] = value;
        properties[PropertyKey.Text(property.Name)] = value is null ? null : Value(value);
        if (property.Type is PropertyType.Decimal or PropertyType.Integer)
            properties[PropertyKey.Number(property.Name)] = value is null ? null : double.Parse(value, CultureInfo.InvariantCulture);
        if (property.Type != PropertyType.PartialDate) return;
        var date = value is null ? null : PartialDate.Parse(value);
        properties[PropertyKey.Start(property.Name)] = date is null ? null : StoredValues.Date(date.Start);
        properties[PropertyKey.End(property.Name)] = date is null ? null : StoredValues.Date(date.End);
    }

    private static string[]? Some(IEnumerable<string> values) => values.Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } some ? some : null;
}
