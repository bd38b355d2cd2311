using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export;

/// <summary>What exports say of licences.</summary>
public static partial class Licences
{
    /// <summary>Of a document that states none.</summary>
    public const string NotStated = "not stated";

    private const string Spdx = "https://spdx.org/licenses/";
    private const string Words = "urn:riskgraph:licence:";

    // Ids, names and addresses: CC-BY-SA-4.0, ODbL-1.0, GFDL-1.3, GPL-3.0-only, CDLA-Sharing-1.0, /licenses/by-sa/4.0/, "share-alike".
    [GeneratedRegex(@"(^|[^a-z])sa([^a-z]|$)|share[- ]?alike|copyleft|odbl|gfdl|gpl|cdla-sharing|eupl|(^|[^a-z])osl-", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShareAlike { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.+-]*\z", RegexOptions.CultureInvariant)] private static partial Regex SpdxId { get; }

    /// <summary>The licence that a document states, else <see cref="NotStated"/>.</summary>
    public static string Of(Document document) => string.IsNullOrWhiteSpace(document.Licence) ? NotStated : document.Licence;

    /// <summary>Whether what is made of the material must be shared under the same licence. A licence that is not stated is not known to ask for it.</summary>
    public static bool IsShareAlike(string licence) => ShareAlike.IsMatch(licence);

    /// <summary>Each once, ordered ordinally.</summary>
    public static ImmutableArray<string> Distinct(IEnumerable<string> licences) => [.. licences.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>An address for a licence: its own where it is one, that of the SPDX id, else a name that holds the words; <see cref="OfUri"/> reads it back.</summary>
    public static string ToUri(string licence) => licence.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(licence, UriKind.Absolute, out _) ? licence
        : SpdxId.IsMatch(licence) ? Spdx + licence : Words + Uri.EscapeDataString(licence);

    public static string OfUri(string uri) => uri.StartsWith(Spdx, StringComparison.Ordinal) ? uri[Spdx.Length..]
        : uri.StartsWith(Words, StringComparison.Ordinal) ? Uri.UnescapeDataString(uri[Words.Length..]) : uri;
}
