using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace RiskGraph.Server.Http;

internal static class ContentTag
{
    /// <summary>The entity tag of an answer: the same bytes have the same, others have another.</summary>
    public static EntityTagHeaderValue Of(byte[] content) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
}
