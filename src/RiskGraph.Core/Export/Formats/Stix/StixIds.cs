using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats.Stix;

/// <summary>
/// STIX ids that depend on our ids alone, so that an object keeps its id from export to export: UUIDs of version 5 in a namespace of our own
/// (STIX keeps its own namespace for cyber observables).
/// </summary>
internal static class StixIds
{
    private static readonly Guid s_namespace = new("b7a1f6f0-6f0a-5c1e-9d53-2c1f0c9f7a11");

    // What stands for us in every bundle.
    public static string Ourselves { get; } = Of("identity", "riskgraph");
    public static string KindExtension { get; } = Of("extension-definition", "kinds");
    public static string PropertyExtension { get; } = Of("extension-definition", "properties");

    /// <param name="name">Unique among the objects of the type.</param>
    public static string Of(string type, string name) => $"{type}--{Uuid(name)}";

    public static string Of(EntityId id, KindDefinition kind) => Of(TypeOf(kind), id.Text);

    public static string OfLicence(string licence) => Of("marking-definition", $"licence {licence}");

    /// <summary>The type that the catalogue names, else one of our own.</summary>
    public static string TypeOf(KindDefinition kind) => kind.Terms.Stix ?? $"x-riskgraph-{kind.Prefix}";

    /// <summary>Whether STIX itself has no such type, so that an extension must bring it.</summary>
    public static bool IsOwnType(string type) => type.StartsWith("x-", StringComparison.Ordinal);

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Version 5 of UUIDs is SHA-1 (RFC 9562), and nothing is kept safe by it.")]
    private static Guid Uuid(string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[16 + text.Length];
        s_namespace.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input, 16);
        Span<byte> hash = stackalloc byte[20];
        SHA1.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
