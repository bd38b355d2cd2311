using RiskGraph.Citations.Csl.Data;
using RiskGraph.Core.Model;

namespace RiskGraph.Citations.References;

/// <summary>Writes a work as CSL-JSON has it. Its id is the entity's own, so that a source has one key in every format and in every export.</summary>
public static class ReferenceItem
{
    private const string Url = "url";

    /// <summary>How long another name may be to stand as the short title.</summary>
    private const int MostOfShortTitle = 24;

    public static CslItem Of(Reference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var (entity, document) = (reference.Entity, reference.Document);
        var text = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new Dictionary<string, IReadOnlyList<CslName>>(StringComparer.Ordinal);
        var dates = new Dictionary<string, CslDate>(StringComparer.Ordinal);

        var authors = reference.Authors.Count > 0 ? reference.Authors : reference.Issuers.Count > 0 ? reference.Issuers : reference.Publishers;
        // Bodies are never split into given and family names.
        if (authors.Count > 0) names["author"] = [.. authors.Select(name => new CslName { Literal = name })];
        var publishers = reference.Publishers.Count > 0 ? reference.Publishers : reference.Issuers;
        if (!publishers.SequenceEqual(authors)) Add("publisher", string.Join("; ", publishers));

        var title = document?.Title ?? entity.Name;
        var otherScript = entity.Aliases.FirstOrDefault(alias => IsLatin(alias) != IsLatin(title));
        Add("title", otherScript is not null && !IsLatin(title) ? $"{title} [{otherScript}]" : title);
        if (otherScript is not null && IsLatin(title)) Add("original-title", otherScript);
        Add("title-short", entity.Aliases.Where(a => IsLatin(a) && a.Length <= MostOfShortTitle && a.Length < title.Length).OrderBy(a => a.Length).ThenBy(a => a, StringComparer.Ordinal).FirstOrDefault());

        var number = StandardNumber.In(title);
        var type = number is not null && reference.CslType is "regulation" or "legislation" ? "standard" : reference.CslType;
        if (type == "standard") Add("number", number);
        Add("jurisdiction", string.Join("; ", reference.Jurisdictions));
        if (type is "regulation" or "legislation" or "standard") Add("authority", string.Join("; ", reference.Issuers));
        Add("version", entity.Properties.GetValueOrDefault("version") ?? entity.Properties.GetValueOrDefault("edition"));
        Add("DOI", Value("doi"));
        if (Value("arxiv") is { } arxiv)
        {
            Add("archive", "arXiv");
            Add("archive_location", arxiv);
            Add("number", $"arXiv:{arxiv}");
        }
        Add("URL", document?.Url ?? Value(Url) ?? entity.ExternalIds.FirstOrDefault(x => x.Url is not null)?.Url);
        Add("language", document?.Language);
        Add("license", document?.Licence ?? entity.Properties.GetValueOrDefault("licence"));

        AddDate("issued", document?.PublishedOn ?? Date("published"));
        AddDate("accessed", document?.RetrievedOn);
        AddDate("event-date", Date("date"));
        return new() { Id = entity.Id.Text, Type = type, Text = text, Names = names, Dates = dates };

        void Add(string variable, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) text.TryAdd(variable, value);
        }

        void AddDate(string variable, PartialDate? date)
        {
            if (date is not null) dates[variable] = ReferenceDate.Of(date);
        }

        string? Value(string scheme) => entity.ExternalIds.FirstOrDefault(x => x.Scheme == scheme)?.Value;
        PartialDate? Date(string property) => entity.Properties.TryGetValue(property, out var value) && PartialDate.TryParse(value, out var date) ? date : null;
    }

    private static bool IsLatin(string text) => !text.Any(c => char.IsLetter(c) && c > '\u024f');
}
