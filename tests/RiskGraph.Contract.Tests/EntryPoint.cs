using RiskGraph.Contract.Tests.Stores.Sqlite;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace RiskGraph.Contract.Tests;

/// <summary>Runs the tests, as the entry point does that the test framework would generate; or writes a store until it is killed.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [StoreWriter.Verb, var database, .. var stop]) return await StoreWriter.RunAsync(database, stop);
        return args.Any(a => a is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}
