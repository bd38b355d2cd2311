using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using RiskGraph.GraphQL.Errors;

namespace RiskGraph.GraphQL.Guard;

/// <summary>
/// Stands before parsing, validation and execution, which can all be made to work far more than a request's size suggests. What
/// it does itself is in proportion to the request, and what it lets through is small enough for them.
/// </summary>
/// <param name="schema">Initialised.</param>
/// <param name="defaultPageSize">What a list field gives where no page size is asked for.</param>
public sealed class RequestGuard(ISchema schema, GuardLimits limits, int defaultPageSize)
{
    private readonly Lazy<IntrospectionSizes> _introspection = new(() => new(schema));

    public GuardLimits Limits => limits;

    /// <summary>Parses a document of acceptable size and shape. The result may be kept and used again.</summary>
    /// <exception cref="LimitExceededException">A limit is exceeded.</exception>
    /// <exception cref="ExecutionError">It is no GraphQL document, or a fragment contains itself.</exception>
    public GraphQLDocument Parse(string text, GuardWork work)
    {
        var readable = DocumentScanner.Scan(text, limits, work);
        try
        {
            // The scanner's limit comes first: every level the parser counts has a bracket that the scanner counted.
            var document = Parser.Parse(readable, new() { Ignore = IgnoreOptions.Comments, MaxDepth = 8 * limits[GuardLimit.Nesting] });
            DocumentShape.Check(document, limits, work);
            return document;
        }
        catch (GraphQLSyntaxErrorException e)
        {
            throw new SyntaxError(e);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw GuardLimit.Nesting.Exceeded(limits[GuardLimit.Nesting], limits[GuardLimit.Nesting] + 1L);
        }
    }

    /// <summary>Prices the operation with the values sent. To be called for every request, since the values differ.</summary>
    /// <returns>The cost, at most what is allowed.</returns>
    /// <exception cref="LimitExceededException">A limit is exceeded.</exception>
    public long Price(GraphQLDocument document, GraphQLOperationDefinition operation, Inputs variables, GuardWork work)
    {
        var inputs = new InputMeter(operation, variables, limits, work);
        var cost = OperationCost.Of(schema, _introspection.Value, document, operation, inputs, defaultPageSize, work);
        limits.Check(GuardLimit.Cost, cost);
        return cost;
    }
}
