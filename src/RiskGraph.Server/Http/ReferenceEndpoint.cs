using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using RiskGraph.Citations.Csl;
using RiskGraph.Citations.Formats;
using RiskGraph.Citations.Lookup;
using RiskGraph.Citations.References;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Server.Http;

/// <summary>
/// A work as a reference manager takes it: by <c>GET /api/references/{id}?format=ris</c>, or by content negotiation on its own
/// address as DOI registries do it (CSL-JSON, BibLaTeX, BibTeX, RIS, and <c>text/x-bibliography; style=apa; locale=en-GB</c>).
/// </summary>
internal sealed class ReferenceEndpoint(IGraphStore store, GraphCatalogue catalogue)
{
    private const string Formatted = "text/x-bibliography";

    private static readonly string s_formats = string.Join(", ", ReferenceFormat.All.Select(f => f.Name));

    /// <summary>Whether the request asks by name for a reference, so that no browser gets one for a page.</summary>
    public static bool IsAskedFor(HttpRequest request) => Ranges(request).Any(r => IsFormatted(r) || Format(r) is not null);

    public async Task<IResult> GetAsync(HttpContext context, string id)
    {
        context.Response.Headers.Vary = HeaderNames.Accept;
        if (!EntityId.TryParse(id, out var entity)) return Plain(StatusCodes.Status404NotFound, $"'{id}' is not an entity id. Write kind:slug, as in report:ai-index-report.");
        var range = Ranges(context.Request).FirstOrDefault(r => IsFormatted(r) || Format(r) is not null);
        var named = context.Request.Query["format"].ToString();
        var format = named.Length > 0 ? ReferenceFormat.Named(named) : range is null ? ReferenceFormat.All[0] : Format(range);
        if (format is null && named.Length > 0) return Plain(StatusCodes.Status400BadRequest, $"There is no format '{named}'. Use one of: {s_formats}.");
        var found = await new ReferenceReader(store, catalogue).ReadAsync([entity], context.RequestAborted);
        if (!found.TryGetValue(entity, out var reference)) return Plain(StatusCodes.Status404NotFound, $"There is no work {entity} that can be cited.");
        var item = ReferenceItem.Of(reference);
        if (format is null) return FormattedText(item, range!);
        using var text = new StringWriter();
        var writer = format.Open();
        // One item, not a list of one, as registries answer.
        if (writer is CslJsonWriter) text.Write(CslJsonWriter.Text(item));
        else writer.Write(text, item, isFirst: true);
        return TypedResults.Text(text.ToString(), format.MediaTypes[0], Encoding.UTF8);
    }

    private static ContentHttpResult FormattedText(Citations.Csl.Data.CslItem item, MediaTypeHeaderValue range)
    {
        string? Parameter(string name) => range.Parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.GetUnescapedValue().ToString();
        try
        {
            // A name only: what a request says must not lead to a file of the server's.
            var style = (Parameter("style") ?? BibliographyText.UsualStyle).Trim();
            if (!Citations.Csl.Styles.BundledStyles.Names.Contains(style)) return Plain(StatusCodes.Status406NotAcceptable, $"There is no style '{style}'. Use one of: {string.Join(", ", Citations.Csl.Styles.BundledStyles.Names)}.");
            var texts = BibliographyText.Of(FormattedCitation.StyleNamed(style), Parameter("locale"), [item]);
            return TypedResults.Text(string.Join('\n', texts.Select(t => t.ToPlainText())) + "\n", Formatted, Encoding.UTF8);
        }
        catch (CslException e)
        {
            return Plain(StatusCodes.Status406NotAcceptable, e.Message);
        }
    }

    private static IEnumerable<MediaTypeHeaderValue> Ranges(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) ? ranges.Where(r => r.Quality is not 0).OrderByDescending(r => r.Quality ?? 1) : [];

    private static bool IsFormatted(MediaTypeHeaderValue range) => range.MediaType.Equals(Formatted, StringComparison.OrdinalIgnoreCase);

    private static ReferenceFormat? Format(MediaTypeHeaderValue range) =>
        ReferenceFormat.All.FirstOrDefault(f => f.MediaTypes.Contains(range.MediaType.ToString(), StringComparer.OrdinalIgnoreCase));

    private static ContentHttpResult Plain(int status, string text) => TypedResults.Text(text + "\n", "text/plain", Encoding.UTF8, status);
}
