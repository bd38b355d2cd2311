using RiskGraph.Core.Catalogue;
using RiskGraph.Ingestion.Taxonomies.Reading;

namespace RiskGraph.Ingestion.Taxonomies.Tables;

/// <param name="Column">Of the table.</param>
/// <param name="Predicate">Of the catalogue.</param>
/// <param name="To">The kind of the value; null where the predicate takes a text.</param>
/// <param name="Scheme">Of the value's external id; null where the value is a name.</param>
/// <param name="Separator">Between several values in one cell; null where a cell is one value.</param>
/// <param name="Inverse">Whether the value is the subject.</param>
internal sealed record ColumnRelation(string Column, string Predicate, KindDefinition? To, string? Scheme, string? Separator, bool Inverse);

/// <summary>What the columns of a table mean: a small YAML file that the user writes.</summary>
internal sealed record TableMapping(
    string Source, string Name, string? Edition, string Licence, string Publisher, string? Url,
    KindDefinition Kind, string Id, string Label, string? Description, IReadOnlyList<string> Aliases, IReadOnlyList<(string Property, string Column)> Properties, IReadOnlyList<ColumnRelation> Relations, char Separator)
{
    /// <summary>Every column that it names.</summary>
    public IEnumerable<string> Columns => new[] { Id, Label }.Concat(Description is null ? [] : [Description]).Concat(Aliases).Concat(Properties.Select(p => p.Column)).Concat(Relations.Select(r => r.Column)).Distinct(StringComparer.Ordinal);

    private static readonly string[] s_fields =
        ["source", "name", "edition", "licence", "publisher", "url", "kind", "id", "label", "description", "aliases", "properties", "relations", "separator"];

    /// <exception cref="TaxonomyException">Something is missing or not known; the message says what to write.</exception>
    public static TableMapping Of(Datum root, string path, GraphCatalogue catalogue)
    {
        foreach (var (name, value) in root.Fields)
            if (!s_fields.Contains(name)) throw new TaxonomyException($"{path}:{value.Line}: '{name}' is not known here. Allowed: {string.Join(", ", s_fields)}.");
        var relations = new List<ColumnRelation>();
        foreach (var (column, value) in root["relations"]?.Fields ?? [])
        {
            var predicate = catalogue.Predicate(value.String("predicate") ?? "")
                ?? throw new TaxonomyException($"{path}:{value.Line}: '{value.String("predicate")}' is not a predicate. The catalogue has {string.Join(", ", catalogue.Predicates.Select(p => p.Name))}.");
            var to = value.String("kind") is { } kind ? Kind(kind, value.Line) : null;
            if (predicate.Literal is null == to is null)
                throw new TaxonomyException($"{path}:{value.Line}: {predicate.Name} {(predicate.Literal is null ? "needs a 'kind' for what the column names" : "takes a text, so that 'kind' has no meaning")}.");
            relations.Add(new(column, predicate.Name, to, value.String("scheme"), value.String("separator"), value.String("inverse") == "true"));
        }
        return new(Needed("source"), root.String("name") ?? Needed("source"), root.String("edition"), Needed("licence"), Needed("publisher"), root.String("url"), Kind(Needed("kind"), root.Line),
            Needed("id"), Needed("label"), root.String("description"), [.. root.Strings("aliases")],
            [.. (root["properties"]?.Fields ?? []).Select(f => (f.Name, f.Value.Text ?? ""))], relations, root.String("separator") is "tab" or "\t" ? '\t' : (root.String("separator") ?? ",")[0]);

        string Needed(string name) => root.String(name) ?? throw new TaxonomyException($"{path}:{root.Line}: '{name}' is missing. A mapping needs source, licence, publisher, kind, id and label.");
        KindDefinition Kind(string name, int line) => catalogue.Kind(name) ?? throw new TaxonomyException($"{path}:{line}: '{name}' is not a kind. The catalogue has {string.Join(", ", catalogue.Kinds.Select(k => k.Name))}.");
    }
}
