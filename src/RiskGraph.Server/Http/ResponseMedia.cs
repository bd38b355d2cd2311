using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace RiskGraph.Server.Http;

/// <summary>The media types of an answer, best first.</summary>
internal enum ResponseMedia { GraphQLResponse, Json }

internal static class MediaNegotiation
{
    public const string Supported = "application/graphql-response+json or application/json";

    public static string Name(ResponseMedia media) => media == ResponseMedia.GraphQLResponse ? "application/graphql-response+json" : "application/json";

    /// <param name="accept">The Accept header; empty where there is none.</param>
    /// <returns>Null where the client takes none that there is.</returns>
    public static ResponseMedia? Choose(StringValues accept, HttpProfile profile)
    {
        var usual = profile == HttpProfile.Audit ? ResponseMedia.Json : ResponseMedia.GraphQLResponse;
        if (StringValues.IsNullOrEmpty(accept)) return usual;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges)) return null;
        (double Quality, bool Named, bool Usual) best = default;
        ResponseMedia? chosen = null;
        foreach (var media in Enum.GetValues<ResponseMedia>())
        {
            if (Rank(media, ranges) is not { } rank) continue;
            // Of what the client wants equally, what it names comes before what it lets pass; unnamed, the usual comes first.
            var candidate = (rank.Quality, rank.Named, !rank.Named && media == usual);
            if (chosen is not null && candidate.CompareTo(best) <= 0) continue;
            (best, chosen) = (candidate, media);
        }
        return chosen;
    }

    private static (double Quality, bool Named)? Rank(ResponseMedia media, IList<MediaTypeHeaderValue> ranges)
    {
        MediaTypeHeaderValue? match = null;
        foreach (var range in ranges)
        {
            if (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) continue;
            if (!range.MatchesAllTypes && !(range.MatchesAllSubTypes && range.Type.Equals("application", StringComparison.OrdinalIgnoreCase))
                && !range.MediaType.Equals(Name(media), StringComparison.OrdinalIgnoreCase)) continue;
            if (match is null || Precision(range) > Precision(match)) match = range;
        }
        return match?.Quality is 0 || match is null ? null : (match.Quality ?? 1, Precision(match) == 2);
    }

    private static int Precision(MediaTypeHeaderValue range) => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
}
