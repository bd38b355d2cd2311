using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using RiskGraph.Citations.Lookup;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.GraphQL;

public static class SchemaServices
{
    /// <summary>
    /// Adds the schema and the library that runs it. Expects a <see cref="GraphCatalogue"/> and, at run time, an
    /// <see cref="IGraphStore"/>; each execution needs a new <see cref="GraphRequest"/> for its user context.
    /// </summary>
    public static IServiceCollection AddRiskGraphSchema(this IServiceCollection services)
    {
        services.AddGraphQL(builder => builder.AddSystemTextJson());
        services.AddSingleton(provider =>
        {
            var schema = new RiskGraphSchema(provider.GetRequiredService<GraphCatalogue>(), provider);
            // What is wrong with a catalogue shows when the program starts, not in somebody's first answer.
            schema.Initialize();
            return schema;
        });
        services.AddSingleton(provider => new SupportLookup(provider.GetRequiredService<IGraphStore>()));
        services.AddSingleton<ISchema>(provider => provider.GetRequiredService<RiskGraphSchema>());
        return services;
    }
}
