using GraphQL;
using Microsoft.Extensions.DependencyInjection;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Loading;

namespace RiskGraph.GraphQL;

/// <summary>
/// What belongs to one execution: pass a new one as <see cref="ExecutionOptions.UserContext"/> each time, with an
/// <see cref="IGraphStore"/> among the <see cref="ExecutionOptions.RequestServices"/>.
/// </summary>
public sealed class GraphRequest : Dictionary<string, object?>
{
    private readonly Lock _lock = new();
    private Loaders? _loaders;

    /// <summary>The address under which the client reached this server, without a slash at its end, as in <c>https://graph.example</c>; empty for addresses relative to the server's root.</summary>
    public string BaseAddress { get; init; } = "";

    /// <summary>The page of an entity on this server.</summary>
    public string PageOf(EntityId id) => $"{BaseAddress}/e/{id.Text}";

    internal static GraphRequest Of(IResolveFieldContext context) => context.UserContext as GraphRequest
        ?? throw new InvalidOperationException($"Set {nameof(ExecutionOptions)}.{nameof(ExecutionOptions.UserContext)} to a new {nameof(GraphRequest)}.");

    internal static Loaders LoadersOf(IResolveFieldContext context)
    {
        var request = Of(context);
        lock (request._lock)
            return request._loaders ??= new((context.RequestServices ?? throw new InvalidOperationException($"Set {nameof(ExecutionOptions)}.{nameof(ExecutionOptions.RequestServices)}."))
                .GetRequiredService<IGraphStore>());
    }
}
