using System.Text.Encodings.Web;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;
using RiskGraph.Citations.Lookup;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Guard;
using RiskGraph.Server.Maps;
using RiskGraph.Server.Operations;

namespace RiskGraph.Server.Http;

/// <summary>Puts the server together: what it consists of, and which address leads where.</summary>
internal static class GraphServer
{
    private const int PageSize = 20;

    private static readonly string[] s_reading = [HttpMethods.Get, HttpMethods.Head];

    private static readonly string[] s_localHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <param name="store">Stays the caller's, to be disposed of after the server.</param>
    /// <returns>To be started.</returns>
    public static WebApplication Build(ServerSettings settings, GraphCatalogue catalogue, IGraphStore store, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel => Bound(kestrel, settings));
        Log(builder.Logging);
        AddServices(builder.Services, settings, catalogue, store, time);
        var app = builder.Build();
        app.UseHostFiltering();
        app.Use(next => context => SecurityHeaders.AddAsync(context, next));
        app.UseResponseCompression();
        app.Map("/graphql", app.Services.GetRequiredService<GraphQLEndpoint>().HandleAsync);
        app.MapGet("/graphql/schema.graphql", new SchemaEndpoint(app.Services.GetRequiredService<ISchema>()).Get);
        app.MapPost("/api/cite", app.Services.GetRequiredService<CiteEndpoint>().HandleAsync);
        app.MapGet("/health/live", HealthEndpoints.Live);
        app.MapGet("/health/ready", HealthEndpoints.ReadyAsync);
        app.MapMethods("/api/map", s_reading, app.Services.GetRequiredService<MapEndpoint>().HandleAsync);
        app.MapGet("/api/references/{id}", app.Services.GetRequiredService<ReferenceEndpoint>().GetAsync);
        app.MapMethods("/e/{id}", s_reading, app.Services.GetRequiredService<EntityEndpoint>().HandleAsync);
        app.MapPages();
        return app;
    }

    private static void Bound(KestrelServerOptions kestrel, ServerSettings settings)
    {
        kestrel.AddServerHeader = false;
        // Above our own limit, so that it is ours that speaks.
        kestrel.Limits.MaxRequestBodySize = 2L * settings.Limits[GuardLimit.Bytes];
        kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        kestrel.Limits.MaxRequestBufferSize = Math.Max(64 * 1024, kestrel.Limits.MaxRequestLineSize);
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxConcurrentConnections = settings.MaxConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
    }

    /// <summary>To standard error: standard output is for what the command answers.</summary>
    private static void Log(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // That it cannot start is told by the exception, once.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static void AddServices(IServiceCollection services, ServerSettings settings, GraphCatalogue catalogue, IGraphStore store, TimeProvider time)
    {
        services.AddSingleton(catalogue);
        services.AddSingleton(store);
        services.AddSingleton(time);
        services.AddRiskGraphSchema();
        services.AddSingleton<ReferenceEndpoint>();
        services.AddSingleton(provider => new CiteEndpoint(provider.GetRequiredService<SupportLookup>(), store, catalogue, settings.Timeout, time));
        services.AddSingleton<IErrorInfoProvider, ClientErrors>();
        // Answers are never part of a page, so text need not be escaped for one; most of it is no ASCII.
        services.AddSingleton<IGraphQLSerializer>(provider =>
            new GraphQLSerializer(json => json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, provider.GetRequiredService<IErrorInfoProvider>()));
        services.AddSingleton(provider => new RequestGuard(provider.GetRequiredService<ISchema>(), settings.Limits, PageSize));
        services.AddSingleton(provider => new OperationRunner(
            provider.GetRequiredService<ISchema>(), provider.GetRequiredService<IDocumentExecuter<ISchema>>(), provider.GetRequiredService<RequestGuard>(),
            new DocumentCache(), settings.Timeout, time, provider.GetRequiredService<ILogger<OperationRunner>>()));
        services.AddSingleton(provider => new GraphQLEndpoint(
            new RequestReader(settings.Limits, provider.GetRequiredService<IGraphQLSerializer>()), provider.GetRequiredService<OperationRunner>(),
            provider.GetRequiredService<IGraphQLSerializer>(), settings.Profile, settings.Limits, settings.Timeout, time, provider.GetRequiredService<ILogger<GraphQLEndpoint>>()));
        services.AddSingleton<EntityEndpoint>();
        services.AddSingleton(provider => new MapMaker(catalogue, store, settings.MapLimit, provider.GetRequiredService<ILogger<MapMaker>>()));
        services.AddSingleton(provider => new MapEndpoint(provider.GetRequiredService<MapMaker>(), settings.MapPatience, time, provider.GetRequiredService<ILogger<MapEndpoint>>()));
        services.AddResponseCompression(compression =>
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/ld+json", "application/graphql-response+json", "application/graphql"]);
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = [.. AllowedHosts(settings)]);
    }

    /// <summary>
    /// A server for this machine alone answers to this machine's names alone, so that no page can make a name of its own point
    /// here and read what it may not.
    /// </summary>
    private static IEnumerable<string> AllowedHosts(ServerSettings settings) =>
        settings.Hosts.Count > 0 ? settings.Hosts
        : settings.Urls.All(url => s_localHosts.Contains(BindingAddress.Parse(url).Host, StringComparer.OrdinalIgnoreCase)) ? s_localHosts
        : ["*"];
}
