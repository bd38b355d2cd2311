using System.Globalization;
using GraphQL;

namespace RiskGraph.GraphQL.Scalars;

/// <summary>A moment, written in UTC with milliseconds as the published scalar asks for.</summary>
internal sealed class DateTimeScalar : TextScalar<DateTimeOffset>
{
    private static readonly string[] s_formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "A moment as in RFC 3339, such as 2026-01-02T03:04:05.000Z. Answers are in UTC with milliseconds; what is sent needs an offset or Z.";
        this.ApplyDirective(SpecifiedByDirective.DirectiveName, "url", "https://scalars.graphql.org/andimarek/date-time.html");
    }

    protected override string Example => "\"2026-01-02T03:04:05Z\" or \"2026-01-02T03:04:05.000+01:00\"";

    protected override DateTimeOffset Parse(string text) =>
        // Without this, a time that has no offset would be taken for one of the server's zone.
        (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal))
        && DateTimeOffset.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw new FormatException($"'{text}' is not a moment with an offset. Write {Example}.");

    protected override string Write(DateTimeOffset value) => value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
