using System.Text;
using GraphQL.Types;
using Microsoft.Net.Http.Headers;
using RiskGraph.GraphQL;

namespace RiskGraph.Server.Http;

/// <summary>The schema as text, for people and for tools that generate clients.</summary>
internal sealed class SchemaEndpoint(ISchema schema)
{
    private readonly Lazy<(byte[] Text, EntityTagHeaderValue Tag)> _printed = new(() =>
    {
        var text = Encoding.UTF8.GetBytes(RiskGraphSchema.Print(schema));
        return (text, ContentTag.Of(text));
    });

    /// <summary>304 when the client has this version already.</summary>
    public IResult Get()
    {
        var (text, tag) = _printed.Value;
        return TypedResults.Bytes(text, "application/graphql; charset=utf-8", entityTag: tag);
    }
}
