using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats.Sssom;

/// <summary>One mapping on one piece of evidence, by columns. A source's own row is given as it stood there; for others the row is made.</summary>
internal sealed partial class SssomRow
{
    private static readonly SearchValues<char> s_breaks = SearchValues.Create("\t\r\n\u0085\u2028\u2029");

    private readonly SortedDictionary<string, string> _cells = new(StringComparer.Ordinal);

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\z", RegexOptions.CultureInvariant)] private static partial Regex ColumnName { get; }

    public IReadOnlyDictionary<string, string> Cells => _cells;

    public string this[string column]
    {
        get => _cells.GetValueOrDefault(column, "");
        private set
        {
            var text = OneLine(value);
            if (text.Length > 0) _cells[column] = text;
            else _cells.Remove(column);
        }
    }

    /// <param name="predicate">What the statement's is in SKOS (<see cref="MappingPredicates.ToSkos"/>).</param>
    /// <param name="reviewer">Who last reviewed the statement; null for nobody.</param>
    public static SssomRow Of(ExportedStatement exported, ExportedEvidence evidence, Entity subject, Entity @object, (string Term, bool Negated) predicate, string? reviewer)
    {
        var row = Stood(evidence.Passage.Text, exported.Statement) ?? Made(exported, evidence, subject, @object);
        row["predicate_id"] = predicate.Term;
        row["predicate_modifier"] = predicate.Negated ? "Not" : "";
        row["license"] = Licences.ToUri(evidence.Licence);
        if (reviewer is not null) row["reviewer_label"] = reviewer.Contains('@', StringComparison.Ordinal) ? "agent:" + ContentHash.Of("agent", reviewer.Trim().ToLowerInvariant())[..12] : reviewer;
        return row;
    }

    /// <summary>The row that the passage shows field by field; null where it is of another make, or says something else than the statement.</summary>
    private static SssomRow? Stood(string passage, Statement statement)
    {
        if (!passage.Contains("subject_id: ", StringComparison.Ordinal)) return null;
        var row = new SssomRow();
        foreach (var line in passage.Split('\n'))
        {
            if (line.IndexOf(": ", StringComparison.Ordinal) is not (> 0 and var colon) || !ColumnName.IsMatch(line[..colon])) return null;
            row[line[..colon]] = line[(colon + 2)..];
        }
        return row["subject_id"].Length > 0 && row["object_id"].Length > 0 && row["mapping_justification"].Length > 0
            && MappingPredicates.Of(row["predicate_id"], row["predicate_modifier"]) is var (name, negated) && name == statement.Predicate && negated == statement.Negated ? row : null;
    }

    private static SssomRow Made(ExportedStatement exported, ExportedEvidence one, Entity subject, Entity @object)
    {
        var row = new SssomRow();
        row["subject_id"] = subject.Id.Text;
        row["subject_label"] = subject.Name;
        row["object_id"] = @object.Id.Text;
        row["object_label"] = @object.Name;
        row["mapping_justification"] = one.Evidence.Method switch
        {
            Method.Curated or Method.Declared => "semapv:ManualMappingCuration",
            // Joins compare names and ids.
            Method.Inferred => "semapv:LexicalMatching",
            _ => "semapv:UnspecifiedMatching",
        };
        row["confidence"] = ExportText.Number(one.Evidence.Confidence);
        row["mapping_source"] = one.Document.Id.Text;
        row["comment"] = one.Evidence.Quote;
        return row;
    }

    public void Sources(string? subject, string? @object)
    {
        if (subject is not null && this["subject_source"].Length == 0) this["subject_source"] = subject;
        if (@object is not null && this["object_source"].Length == 0) this["object_source"] = @object;
    }

    /// <summary>Tables in SSSOM quote nothing, so a cell holds neither tabs nor line ends.</summary>
    private static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAny(s_breaks)) return text.Trim();
        var line = new StringBuilder(text.Length);
        foreach (var c in text) line.Append(s_breaks.Contains(c) ? ' ' : c);
        return line.ToString().Trim();
    }
}
