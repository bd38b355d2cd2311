using GraphQL;
using GraphQL.Types;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Errors;

namespace RiskGraph.Tests.GraphQL.Errors;

public sealed class ClientErrorsTests
{
    [Theory]
    [InlineData("{", ErrorCode.ParseFailed)]
    [InlineData("{ unknown }", ErrorCode.ValidationFailed)]
    [InlineData("{ number(of: \"x\") }", ErrorCode.ValidationFailed)]
    [InlineData("query A { number } query B { number }", ErrorCode.OperationUnknown)]
    [InlineData("fragment F on Query { number }", ErrorCode.OperationUnknown)]
    [InlineData("mutation { number }", ErrorCode.OperationUnknown)]
    [InlineData("query($n: Int!) { number(of: $n) }", ErrorCode.BadUserInput)]
    public async Task A_refused_document_has_a_code_and_no_name_of_our_code(string query, string code)
    {
        var error = Assert.Single((await RunAsync(query, new InvalidOperationException())).Errors!);
        var info = new ClientErrors().GetInfo(error);
        Assert.Equal(code, info.Extensions!["code"]);
        Assert.Equal(["code"], info.Extensions.Keys);
        AssertPlain(info.Message);
    }

    public static TheoryData<Exception, string> Thrown => new()
    {
        { new UserInputException("depth is 9. Write a number from 1 to 4."), ErrorCode.BadUserInput },
        { new NotFoundException("There is no risk:x. Look it up with search."), ErrorCode.NotFound },
        { new CursorException("'x' is not a cursor."), ErrorCode.CursorInvalid },
        { new StoreUnavailableException("/secret/riskgraph.db is locked"), ErrorCode.StoreUnavailable },
        { new AggregateException(new StoreUnavailableException("/secret/riskgraph.db is locked")), ErrorCode.StoreUnavailable },
        { new TimedOutException(TimeSpan.FromSeconds(1.5)), ErrorCode.Timeout },
        { new InvalidOperationException("secret detail"), ErrorCode.Internal },
        { new FormatException("secret detail"), ErrorCode.Internal },
        { new ExecutionError("secret detail"), ErrorCode.Internal },
    };

    [Theory]
    [MemberData(nameof(Thrown), DisableDiscoveryEnumeration = true)]
    public async Task What_a_resolver_throws_has_a_code_and_tells_no_secret(Exception thrown, string code)
    {
        var error = Assert.Single((await RunAsync("{ number }", thrown)).Errors!);
        var info = new ClientErrors().GetInfo(error);
        Assert.Equal(code, info.Extensions!["code"]);
        Assert.DoesNotContain("secret", info.Message, StringComparison.Ordinal);
        AssertPlain(info.Message);
        Assert.Equal(code is ErrorCode.Internal or ErrorCode.StoreUnavailable, ClientErrors.IsFault(error));
        Assert.Equal(["number"], error.Path);
    }

    [Fact]
    public async Task A_limit_names_itself_what_is_allowed_and_what_was_asked_for()
    {
        var error = Assert.Single((await RunAsync("{ number }", new LimitExceededException("depth", 10, 12, "Ask for fewer levels."))).Errors!);
        var info = new ClientErrors().GetInfo(error);
        Assert.Equal("The limit on depth is 10, and this request comes to 12. Ask for fewer levels.", info.Message);
        Assert.Equal(new Dictionary<string, object?> { ["code"] = "LIMIT_EXCEEDED", ["limit"] = "depth", ["allowed"] = 10L, ["actual"] = 12L }, info.Extensions);
    }

    private static void AssertPlain(string message)
    {
        Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static async Task<ExecutionResult> RunAsync(string query, Exception thrown)
    {
        var root = new ObjectGraphType { Name = "Query" };
        root.Field<IntGraphType>("number").Argument<IntGraphType>("of").Resolve(_ => throw thrown);
        return await new DocumentExecuter().ExecuteAsync(options =>
        {
            options.Schema = new Schema { Query = root };
            options.Query = query;
            options.CancellationToken = TestContext.Current.CancellationToken;
        });
    }
}
