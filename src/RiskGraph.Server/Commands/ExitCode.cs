namespace RiskGraph.Server.Commands;

/// <summary>What a command's exit code means; the same for every command.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    /// <summary>It ran, but something in the input or the graph is wrong: some documents failed, or a check found an error.</summary>
    public const int ProblemsFound = 1;
    /// <summary>The command line or an input cannot be used at all. Nothing was changed.</summary>
    public const int BadInput = 2;
    /// <summary>The store or the network address cannot be used.</summary>
    public const int Unavailable = 3;
    /// <summary>Stopped by the user (Ctrl+C), as shells have it.</summary>
    public const int Cancelled = 130;
}
