namespace RiskGraph.Core.Export.Formats.Sssom;

internal static class SssomColumns
{
    /// <summary>In the order in which SSSOM lists them; a table has those that some row fills. Other columns of a source's follow, ordered ordinally.</summary>
    public static IReadOnlyList<string> Order { get; } =
    [
        "record_id", "subject_id", "subject_label", "subject_category", "predicate_id", "predicate_label", "predicate_modifier", "object_id", "object_label", "object_category",
        "mapping_justification", "author_id", "author_label", "reviewer_id", "reviewer_label", "creator_id", "creator_label", "license", "subject_type", "subject_source", "subject_source_version",
        "object_type", "object_source", "object_source_version", "predicate_type", "mapping_provider", "mapping_source", "mapping_cardinality", "mapping_tool", "mapping_tool_version",
        "mapping_date", "publication_date", "review_date", "confidence", "reviewer_agreement", "curation_rule", "curation_rule_text", "subject_match_field", "object_match_field", "match_string",
        "subject_preprocessing", "object_preprocessing", "similarity_score", "similarity_measure", "see_also", "issue_tracker_item", "other", "comment",
    ];

    private static readonly Dictionary<string, int> s_rank = Order.Select((name, at) => (name, at)).ToDictionary(StringComparer.Ordinal);

    public static IReadOnlyList<string> Sorted(IEnumerable<string> columns) =>
        [.. columns.OrderBy(c => s_rank.GetValueOrDefault(c, int.MaxValue)).ThenBy(c => c, StringComparer.Ordinal)];
}
