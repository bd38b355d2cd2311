using System.CommandLine;
using RiskGraph.Citations.Csl;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export;
using RiskGraph.Core.Storage;

namespace RiskGraph.Server.Commands;

/// <summary>The edge at which a command's failures become one line on standard error and an exit code.</summary>
internal static class CommandRunner
{
    public static void SetAction(Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction((arguments, cancellationToken) => RunAsync(() => action(arguments, cancellationToken)));

    private static async Task<int> RunAsync(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (OperationCanceledException)
        {
            return Fail("Stopped. What was finished is stored whole; run it again to go on.", ExitCode.Cancelled);
        }
        catch (StoreUnavailableException e)
        {
            return Fail(e.Message, ExitCode.Unavailable);
        }
        catch (Exception e) when (e is CatalogueException or ChangeSetException or JsonLinesException or FormatException or CslException)
        {
            return Fail(e.Message, ExitCode.BadInput);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(e.Message, e.InnerException is System.Net.Sockets.SocketException ? ExitCode.Unavailable : ExitCode.BadInput);
        }
    }

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine($"riskgraph: {message}");
        return code;
    }
}
