using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RiskGraph.Core.Model;

/// <summary>
/// Names content by what it says: SHA-256 over the parts, each preceded by its UTF-8 length so that no two lists of parts
/// encode alike, cut to 128 bits and written in lower-case base32 (RFC 4648, no padding): 26 characters.
/// </summary>
public static class ContentHash
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <param name="parts">In a fixed order; null differs from the empty string.</param>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        Span<byte> buffer = stackalloc byte[512];
        foreach (var part in parts)
        {
            var count = part is null ? -1 : Encoding.UTF8.GetByteCount(part);
            BinaryPrimitives.WriteInt32BigEndian(length, count);
            hash.AppendData(length);
            if (part is null) continue;
            var bytes = count <= buffer.Length ? buffer[..count] : new byte[count];
            Encoding.UTF8.GetBytes(part, bytes);
            hash.AppendData(bytes);
        }
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return Base32(digest[..16]);
    }

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[(bytes.Length * 8 + 4) / 5];
        int buffer = 0, bits = 0, at = 0;
        foreach (var value in bytes)
        {
            buffer = (buffer << 8) | value;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text[at++] = Alphabet[(buffer >> bits) & 31];
            }
        }
        if (bits > 0) text[at++] = Alphabet[(buffer << (5 - bits)) & 31];
        return new string(text[..at]);
    }
}
