using System.CommandLine;

namespace RiskGraph.Server.Commands;

/// <summary>Runs what the command line says, and gives a command line that says nothing useful its own exit code.</summary>
internal static class CommandLine
{
    /// <summary>Longer than a request may still take when the server is told to stop.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        try
        {
            var parsed = root.Parse(args);
            var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_patience });
            return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
        }
        catch (FormatException e)
        {
            // A default that comes from the environment is read while parsing.
            Console.Error.WriteLine($"riskgraph: {e.Message}");
            return ExitCode.BadInput;
        }
    }
}
