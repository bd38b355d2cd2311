using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser.AST;
using RiskGraph.GraphQL;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Guard;

namespace RiskGraph.Server.Operations;

/// <summary>Runs one operation: guard, cache, validation, execution, all within the time allowed.</summary>
/// <param name="timeout">After this the store is told to stop.</param>
internal sealed partial class OperationRunner(ISchema schema, IDocumentExecuter<ISchema> executer, RequestGuard guard, DocumentCache cache, TimeSpan timeout, TimeProvider time, ILogger<OperationRunner> logger)
{
    /// <summary>The most errors that are told of a document that is not run.</summary>
    private const int MaxErrors = 50;

    private readonly IReadOnlyList<IValidationRule> _rules = FieldMergeRule.AllRules(guard.Limits);

    /// <summary>For a document that was found valid before: what depends on the values of variables.</summary>
    private readonly IReadOnlyList<IValidationRule> _rulesForValues = [FieldArgumentsAreValidRule.Instance];

    /// <param name="services">Has the store among them.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<OperationAnswer> RunAsync(OperationRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        long cost = 0;
        try
        {
            var known = cache.Find(request.Document);
            var work = new GuardWork();
            var document = known ?? guard.Parse(request.Document, work);
            var operation = Choose(document, request);
            cost = guard.Price(document, operation, request.Variables, work);
            var result = await executer.ExecuteAsync(new ExecutionOptions
            {
                Document = document,
                Query = request.Document,
                OperationName = request.OperationName,
                Variables = request.Variables,
                Extensions = request.Extensions,
                ValidationRules = known is null ? _rules : _rulesForValues,
                RequestServices = services,
                UserContext = new GraphRequest { BaseAddress = request.BaseAddress },
                UnhandledExceptionDelegate = Report,
                CancellationToken = either.Token,
            });
            if (!result.Executed) Shorten(result);
            else if (known is null) cache.Add(request.Document, document);
            return new(result, cost);
        }
        catch (OperationCanceledException e) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Refuse(new TimedOutException(timeout, e), cost);
        }
        catch (ExecutionError e)
        {
            return Refuse(e, cost);
        }
    }

    /// <summary>A document can be wrong in thousands of places; who mends it starts with the first.</summary>
    private static void Shorten(ExecutionResult result)
    {
        if (result.Errors is not { Count: > MaxErrors } errors) return;
        result.Errors = [.. errors.Take(MaxErrors), new ValidationError($"{errors.Count - MaxErrors} more errors are left out. Mend these first.")];
    }

    private static OperationAnswer Refuse(ExecutionError error, long cost) => new(new ExecutionResult { Errors = [error] }, cost);

    /// <exception cref="ExecutionError">There is none, or not one of that name, or it is of a type that cannot be run.</exception>
    private GraphQLOperationDefinition Choose(GraphQLDocument document, OperationRequest request)
    {
        GraphQLOperationDefinition? chosen = null;
        foreach (var definition in document.Definitions)
        {
            if (definition is not GraphQLOperationDefinition operation) continue;
            if (!string.IsNullOrEmpty(request.OperationName) && operation.Name?.StringValue != request.OperationName) continue;
            if (chosen is not null && string.IsNullOrEmpty(request.OperationName)) throw new NoOperationNameError();
            chosen ??= operation;
        }
        if (chosen is null) throw string.IsNullOrEmpty(request.OperationName) ? new NoOperationError() : new InvalidOperationNameError(request.OperationName);
        if (request.QueriesOnly && chosen.Operation != OperationType.Query)
            throw new RequestRefusedException(ErrorCode.MethodNotAllowed, "A GET request runs queries only. Send the operation by POST.");
        if (chosen.Operation == OperationType.Subscription || (chosen.Operation == OperationType.Mutation && schema.Mutation is null))
            throw new InvalidOperationError($"No {chosen.Operation} can be run.");
        return chosen;
    }

    private Task Report(UnhandledExceptionContext context)
    {
        switch (ClientErrors.Translate(context.OriginalException))
        {
            case null:
                LogFault(context.OriginalException, context.FieldContext?.FieldDefinition.Name);
                break;
            case StoreFailedException:
                LogStoreFailure(context.OriginalException);
                break;
        }
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed at the field {Field}")]
    private partial void LogFault(Exception exception, string? field);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store failed")]
    private partial void LogStoreFailure(Exception exception);
}
