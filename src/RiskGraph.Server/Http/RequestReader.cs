using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using GraphQL;
using Microsoft.Net.Http.Headers;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Guard;
using RiskGraph.Server.Operations;

namespace RiskGraph.Server.Http;

/// <summary>Reads a GraphQL request from the body of a POST or the query string of a GET, never more of it than is allowed.</summary>
internal sealed class RequestReader(GuardLimits limits, IGraphQLSerializer serializer)
{
    private const string Example = "{\"query\": \"{ stats { entities } }\"}";

    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 1000, AllowDuplicateProperties = false };

    /// <exception cref="RequestRefusedException">It is no GraphQL request; the code says in which way.</exception>
    /// <exception cref="LimitExceededException">It has too many values, or they are nested too deep.</exception>
    public async Task<OperationRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var parsed = HttpMethods.IsGet(request.Method) ? FromQueryString(request) : await FromBodyAsync(request, cancellationToken);
        return parsed with
        {
            QueriesOnly = HttpMethods.IsGet(request.Method),
            BaseAddress = $"{request.Scheme}://{request.Host}{request.PathBase}",
        };
    }

    private async Task<OperationRequest> FromBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            throw new RequestRefusedException(ErrorCode.UnsupportedMediaType, "The body has to be JSON in UTF-8. Send it with the header Content-Type: application/json.");
        if (request.Headers.ContentEncoding is [not (null or "" or "identity"), ..])
            throw new RequestRefusedException(ErrorCode.UnsupportedMediaType, "Compressed bodies are not taken. Send the body without Content-Encoding.");
        limits.Check(GuardLimit.Bytes, request.ContentLength ?? 0);
        return FromJson(WithoutMark(await ReadAllAsync(request.BodyReader, cancellationToken)));
    }

    private async Task<byte[]> ReadAllAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var length = read.Buffer.Length;
            var whole = read.IsCompleted && length <= limits[GuardLimit.Bytes] ? read.Buffer.ToArray() : null;
            body.AdvanceTo(whole is null ? read.Buffer.Start : read.Buffer.End, read.Buffer.End);
            limits.Check(GuardLimit.Bytes, length);
            if (whole is not null) return whole;
        }
    }

    /// <summary>A byte order mark is no part of JSON, but some programs write it.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;

    private OperationRequest FromJson(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty) throw new RequestRefusedException(ErrorCode.BadRequest, $"The body is empty. Send JSON such as {Example}.");
        using var document = Parse(json, "The body");
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Array) throw new RequestRefusedException(ErrorCode.BadRequest, "The body is a list of requests. Batches are not taken: send one request for each, or one document with several fields.");
        if (root.ValueKind != JsonValueKind.Object) throw new RequestRefusedException(ErrorCode.BadParameters, $"The body is not a JSON object. Send one such as {Example}.");
        return new(
            Text(root, "query") ?? throw new RequestRefusedException(ErrorCode.BadParameters, $"The request has no query. Send JSON such as {Example}."),
            Text(root, "operationName"), Map(root, "variables"), Map(root, "extensions"));
    }

    private OperationRequest FromQueryString(HttpRequest request)
    {
        limits.Check(GuardLimit.Bytes, request.QueryString.Value?.Length ?? 0);
        if (request.HasJsonContentType() && request.ContentLength > 0)
            throw new RequestRefusedException(ErrorCode.BadRequest, "A GET request has no body. Put query, operationName and variables into the query string, or send a POST.");
        return new(
            Single(request, "query") ?? throw new RequestRefusedException(ErrorCode.BadParameters, "The query string has no query. Write /graphql?query={stats{entities}}."),
            Single(request, "operationName"), Map(request, "variables"), Map(request, "extensions"));
    }

    private static string? Single(HttpRequest request, string name) => request.Query[name] switch
    {
        [] => null,
        [var one] => one,
        _ => throw new RequestRefusedException(ErrorCode.BadParameters, $"The query string has '{name}' more than once. Give it once."),
    };

    private Inputs Map(HttpRequest request, string name)
    {
        if (Single(request, name) is not { Length: > 0 } text) return Inputs.Empty;
        using var document = Parse(System.Text.Encoding.UTF8.GetBytes(text), $"The '{name}' of the query string");
        return ReadMap(document.RootElement, name);
    }

    private JsonDocument Parse(ReadOnlyMemory<byte> json, string what)
    {
        try
        {
            JsonMeter.Check(json.Span, limits, new());
            return JsonDocument.Parse(json, s_strict);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? FormattableString.Invariant($" at line {line + 1}, byte {e.BytePositionInLine + 1}") : "";
            throw new RequestRefusedException(ErrorCode.BadRequest, $"{what} is not well-formed JSON{place}. Send JSON such as {Example}, with each name once.");
        }
    }

    private static string? Text(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => ReadText(value, name),
        _ => throw new RequestRefusedException(ErrorCode.BadParameters, $"'{name}' is not a text. Write it between quotation marks."),
    };

    private static string ReadText(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw HalfCharacter(name);
        }
    }

    private Inputs Map(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? ReadMap(value, name) : Inputs.Empty;

    private Inputs ReadMap(JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.Null) return Inputs.Empty;
        if (value.ValueKind != JsonValueKind.Object) throw new RequestRefusedException(ErrorCode.BadParameters, $"'{name}' is not a JSON object. Write it as {{\"name\": value}}.");
        try
        {
            return serializer.ReadNode<Inputs>(value) ?? Inputs.Empty;
        }
        catch (JsonException e) when (e.InnerException is InvalidOperationException)
        {
            throw HalfCharacter(name);
        }
    }

    /// <summary>JSON can escape half a character, which no text can hold.</summary>
    private static RequestRefusedException HalfCharacter(string name) =>
        new(ErrorCode.BadRequest, $"'{name}' has an escape that stands for half a character. Write characters beyond U+FFFF as both halves, or as they are.");
}
