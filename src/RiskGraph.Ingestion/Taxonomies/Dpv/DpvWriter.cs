using System.Text.RegularExpressions;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Dpv;

/// <summary>Says in the words of the catalogue what a row holds. Both columns of hierarchy are read: each carries what the other leaves out.</summary>
internal sealed partial class DpvWriter(Edition edition, IReadOnlyDictionary<string, DpvTerm> index, ImportLog log)
{
    [GeneratedRegex("^legal-(?<code>[a-z]{2}(?:-[a-z0-9]{1,3})?)$")] private static partial Regex LegalVocabulary { get; }

    public void Write(RecordPassage record, TableRow row, string file)
    {
        var term = index[row["iri"]];
        var quote = record.Field("iri", row["iri"]);
        record.Field("label", row["label"]);
        record.Field("definition", row["definition"]);
        record.Field("scope note", row["scopenote"]);
        List<ExternalId> externals = [term.External];
        if (term.Id.Prefix == "jurisdiction") externals.Add(new("iso-3166", row["term"]));
        record.Define(new(term.Id, term.Label)
        {
            Aliases = term.Label == row["term"] ? [] : [row["term"]],
            Description = row["definition"].Length > 0 ? row["definition"] : null,
            ExternalIds = [.. externals],
            Properties = term.Id.Prefix == "concept" ? RecordDocument.Properties(("category", row["type"])) : Entity.NoProperties,
        }, known: false);
        record.Say(term.Id, "DEFINED_IN", edition.Taxonomy, quote);
        Links(record, row, term, "dpvtype", file);
        Links(record, row, term, "subclassof", file);
        Links(record, row, term, "hasbroader", file);
        Jurisdiction(record, row, term, file);
    }

    /// <summary>Laws and authorities stand in a vocabulary of their jurisdiction, legal-de for Germany; the CSV leaves the relation itself out.</summary>
    private static void Jurisdiction(RecordPassage record, TableRow row, DpvTerm term, string file)
    {
        if (term.Id.Prefix is not ("organization" or "regulation") || LegalVocabulary.Match(row["vocab"]) is not { Success: true } match) return;
        var code = match.Groups["code"].Value.ToUpperInvariant();
        var jurisdiction = EntityId.Create("jurisdiction", code);
        record.Refer(jurisdiction, code, new("iso-3166", code));
        record.Say(term.Id, "IN_JURISDICTION", jurisdiction, record.Field("vocab", row["vocab"]), $"{file} jurisdiction by vocabulary");
    }

    private void Links(RecordPassage record, TableRow row, DpvTerm term, string column, string file)
    {
        foreach (var iri in row[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (column == "dpvtype") log.Tally($"{file} dpvtype {iri.Split('#')[^1]}");
            var quote = record.Field(column, iri);
            // A vocabulary that was not given, such as OWL's own terms, is known by its address alone.
            var target = index.GetValueOrDefault(iri) ?? Unknown(iri);
            if (target.Id == term.Id) continue;
            record.Refer(target.Id, target.Label, target.External);
            record.Say(term.Id, Predicate(term.Id, target.Id, column), target.Id, quote, $"{file} {column}");
        }
    }

    private static string Predicate(EntityId from, EntityId to, string column) => (from.Prefix, to.Prefix) switch
    {
        ("risk" or "concept" or "jurisdiction" or "regulation" or "organization", var same) when same == from.Prefix && column != "dpvtype" => "BROADER",
        (_, "concept" or "risk") => "CLASSIFIED_AS",
        ("organization" or "regulation" or "concept", "jurisdiction") => "IN_JURISDICTION",
        _ => "RELATED",
    };

    private static DpvTerm Unknown(string iri)
    {
        var name = iri.Split('#', '/')[^1];
        return new(EntityId.Create("concept", $"term {name} {ContentHash.Of("iri", iri)[..6]}"), name, new("iri", iri, null, Uri.TryCreate(iri, UriKind.Absolute, out _) ? iri : null));
    }
}
