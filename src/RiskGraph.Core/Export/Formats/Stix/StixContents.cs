using System.Security.Cryptography;
using System.Text;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats.Stix;

/// <summary>
/// What reports and groupings are about, which STIX has inside them: the other ends of their live statements. Found in one pass before
/// anything is written.
/// </summary>
internal sealed class StixContents
{
    private readonly Dictionary<EntityId, SortedSet<string>> _contents = [];

    public StixContents(ExportTarget target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var statement in target.Counted(target.Graph.AllStatements()))
        {
            hash.AppendData(Encoding.ASCII.GetBytes($"{statement.Id} {statement.Status}\n"));
            if (!statement.IsLive || statement.Negated || statement.Object is not { } other) continue;
            if (target.Catalogue.KindOf(statement.Subject) is not { } from || target.Catalogue.KindOf(other) is not { } to) continue;
            if (HasContents(from)) Add(statement.Subject, StixIds.Of(other, to));
            if (HasContents(to)) Add(other, StixIds.Of(statement.Subject, from));
        }
        foreach (var document in target.Graph.Documents()) hash.AppendData(Encoding.UTF8.GetBytes($"{document.Id} {document.Revision}\n"));
        Fingerprint = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Of the whole graph: other statements, other documents or other words on them give another.</summary>
    public string Fingerprint { get; }

    public static bool HasContents(KindDefinition kind) => kind.Terms.Stix is "report" or "grouping";

    /// <summary>STIX wants at least one: where nothing is known it is the one who recorded the report.</summary>
    public IEnumerable<string> Of(EntityId id) => _contents.TryGetValue(id, out var contents) ? contents : [StixIds.Ourselves];

    private void Add(EntityId id, string content)
    {
        if (!_contents.TryGetValue(id, out var contents)) _contents.Add(id, contents = new(StringComparer.Ordinal));
        contents.Add(content);
    }
}
