using RiskGraph.Ingestion.Taxonomies;

namespace RiskGraph.Server.Commands;

/// <summary>Fetches the one file that a user named by its address. Nothing that a document says is ever fetched.</summary>
internal static class DownloadedFile
{
    private const int MaxBytes = 64 << 20;

    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    /// <exception cref="TaxonomyException">It is no http(s) address, does not answer in time, or answers with too much.</exception>
    public static async Task<SourceInput> OpenAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new TaxonomyException($"'{address}' is no http or https address. Give one, or a path.");
        using var handler = new SocketsHttpHandler { MaxAutomaticRedirections = 5 };
        using var client = new HttpClient(handler) { Timeout = s_timeout, MaxResponseContentBufferSize = MaxBytes };
        try
        {
            using var response = await client.GetAsync(uri, cancellationToken);
            if (!response.IsSuccessStatusCode) throw new TaxonomyException($"{address} answered {(int)response.StatusCode}. Check the address.");
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var name = Uri.UnescapeDataString(uri.Segments[^1].Trim('/'));
            return SourceInput.Of(address, new InputFile(name.Length > 0 ? name : "download", () => new MemoryStream(bytes, writable: false)));
        }
        catch (HttpRequestException e)
        {
            throw new TaxonomyException($"{address} could not be fetched (limit {MaxBytes} bytes): {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TaxonomyException($"{address} did not answer within {s_timeout.TotalSeconds} seconds.");
        }
    }
}
