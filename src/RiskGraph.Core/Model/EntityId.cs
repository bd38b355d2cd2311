using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace RiskGraph.Core.Model;

/// <summary>A stable name for an entity: the prefix of its kind, a colon and a slug, as in <c>risk:prompt-injection</c>. Lower-case ASCII, compared ordinally.</summary>
public sealed record EntityId : IComparable<EntityId>
{
    /// <summary>The longest slug that <see cref="Create"/> makes; a longer name is cut and ends with a hash of the whole.</summary>
    public const int MaxSlugLength = 80;

    private static readonly SearchValues<char> s_allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private EntityId(string text) => Text = text;

    public string Text { get; }

    /// <summary>The id prefix of the kind: <c>risk</c> in <c>risk:prompt-injection</c>.</summary>
    public string Prefix => Text[..Text.IndexOf(':', StringComparison.Ordinal)];

    public string Slug => Text[(Text.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <exception cref="FormatException"><paramref name="text"/> is not <c>kind:slug</c>.</exception>
    public static EntityId Parse(string text) => TryParse(text, out var id) ? id
        : throw new FormatException($"'{text}' is not an entity id. Write kind:slug, as in risk:prompt-injection.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EntityId? id)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        id = colon > 0 && IsPlain(text.AsSpan(0, colon)) && IsPlain(text.AsSpan(colon + 1)) ? new(text!) : null;
        return id is not null;
        static bool IsPlain(ReadOnlySpan<char> part) => part.Length > 0 && !part.ContainsAnyExcept(s_allowed);
    }

    /// <summary>
    /// The id that a name gets, however its characters are composed: diacritics folded, letters lowered, every run of anything else one hyphen.
    /// A name with letters outside Latin script keeps what is Latin and ends with a short hash, so that different names stay apart.
    /// </summary>
    public static EntityId Create(string prefix, string name)
    {
        name = WellFormed.Text(name).Normalize();
        var slug = new StringBuilder(name.Length);
        var lost = false;
        foreach (var c in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '\u2019') continue;
            else
            {
                lost |= char.IsLetterOrDigit(c) || char.IsSurrogate(c);
                if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            }
        }
        var text = slug.ToString().Trim('-');
        if (!lost && text.Length is > 0 and <= MaxSlugLength) return Parse($"{prefix}:{text}");
        var hash = ContentHash.Of("name", name)[..8];
        var kept = text.Length > MaxSlugLength - 9 ? text[..(MaxSlugLength - 9)].TrimEnd('-') : text;
        return Parse(kept.Length == 0 ? $"{prefix}:{hash}" : $"{prefix}:{kept}-{hash}");
    }

    public int CompareTo(EntityId? other) => string.CompareOrdinal(Text, other?.Text);

    public override string ToString() => Text;

    public static bool operator <(EntityId left, EntityId right) => left.CompareTo(right) < 0;
    public static bool operator >(EntityId left, EntityId right) => left.CompareTo(right) > 0;
    public static bool operator <=(EntityId left, EntityId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(EntityId left, EntityId right) => left.CompareTo(right) >= 0;
}
