using System.Net.Sockets;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Neo4j.Transport;

/// <summary>Turns what went wrong on the wire or the server into words that name the setting to change.</summary>
internal static class StoreFailures
{
    /// <summary>Whether an exchange broke off, so that it is not known what became of it on the other side.</summary>
    public static bool IsOfTransport(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    public static StoreUnavailableException Explain(Neo4jSettings settings, Exception exception) => exception switch
    {
        QueryFailure failure => Explain(settings, failure),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            new StoreUnavailableException($"There is no host {settings.Uri.Host}. Check NEO4J_URI or --neo4j-uri.", exception),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new StoreUnavailableException($"Neo4j at {settings.Uri} offers no connection that can be trusted: {Innermost(exception)} Check NEO4J_URI or --neo4j-uri: http or https, and the name that the certificate is for.", exception),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.VersionNegotiationError } =>
            new StoreUnavailableException($"What answers at {settings.Uri} is no Neo4j HTTP server: {Innermost(exception)} Check NEO4J_URI or --neo4j-uri: the HTTP port is 7474 unless changed (7687 is Bolt's).", exception),
        _ => new StoreUnavailableException($"Neo4j does not answer at {settings.Uri}: {Innermost(exception)} Start it, or check NEO4J_URI or --neo4j-uri.", exception),
    };

    private static StoreUnavailableException Explain(Neo4jSettings settings, QueryFailure failure) => failure.Code switch
    {
        "Neo.ClientError.Security.Unauthorized" or "Http.401" => new StoreUnavailableException(settings.Password is null
            ? $"Neo4j at {settings.Uri} asks for a password. Set NEO4J_PASSWORD (and NEO4J_USER, where it is not {settings.User})."
            : $"Neo4j at {settings.Uri} refuses the user '{settings.User}' with this password. Check NEO4J_USER and NEO4J_PASSWORD.", failure),
        "Neo.ClientError.Security.AuthenticationRateLimit" => new StoreUnavailableException(
            $"Neo4j at {settings.Uri} has had too many wrong passwords for '{settings.User}'. Check NEO4J_USER and NEO4J_PASSWORD, and wait five seconds.", failure),
        "Neo.ClientError.Security.CredentialsExpired" => new StoreUnavailableException(
            $"Neo4j at {settings.Uri} wants the first password of '{settings.User}' changed. Change it there, then set NEO4J_PASSWORD to the new one.", failure),
        "Neo.ClientError.Security.Forbidden" => new StoreUnavailableException(
            $"Neo4j at {settings.Uri} does not allow the user '{settings.User}' to do this: {failure.Text} Grant it, or set NEO4J_USER to one who may.", failure),
        "Neo.ClientError.Database.DatabaseNotFound" => new StoreUnavailableException(
            $"Neo4j at {settings.Uri} has no database '{settings.Database}'. Check NEO4J_DATABASE or --neo4j-database; it is neo4j unless one was made.", failure),
        "Http.404" => new StoreUnavailableException(
            $"What answers at {settings.Uri} has no Query API. RiskGraph needs Neo4j {ServerVersion.Floor} or newer; check NEO4J_URI or --neo4j-uri.", failure),
        _ when failure.IsTransient => new StoreUnavailableException($"Neo4j at {settings.Uri} was too busy: {failure.Text} Try again.", failure),
        _ when failure.IsTimeout => new StoreUnavailableException(
            $"Neo4j at {settings.Uri} stopped a query that took too long. Ask for less, or raise db.transaction.timeout in its settings.", failure),
        _ => new StoreUnavailableException($"Neo4j at {settings.Uri} failed: {failure.Text} ({failure.Code}). Its log says more.", failure),
    };

    private static string Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        var text = exception is SocketException ? exception.Message : exception is OperationCanceledException ? "it took too long." : exception.Message;
        return text.EndsWith('.') ? text : text + ".";
    }
}
