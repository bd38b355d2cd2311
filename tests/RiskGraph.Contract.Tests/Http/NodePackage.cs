using System.Diagnostics;

namespace RiskGraph.Contract.Tests.Http;

/// <summary>A folder with a package.json, whose packages are installed when they are not there yet.</summary>
internal sealed class NodePackage
{
    private readonly string _folder;

    private NodePackage(string folder) => _folder = folder;

    /// <summary>Skips the test where Node is missing.</summary>
    public static async Task<NodePackage> OpenAsync(string folder, CancellationToken cancel)
    {
        if (await RunAsync("node", folder, cancel, "--version") is null || await RunAsync("npm", folder, cancel, "--version") is null)
            Assert.Skip("Node.js with npm is not installed, so its packages cannot be run.");
        // npm writes this file last.
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        if (!installed.Exists || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        {
            var npm = (await RunAsync("npm", folder, cancel, "ci", "--ignore-scripts", "--no-audit", "--no-fund"))!;
            Assert.True(npm.ExitCode == 0, npm.Output);
        }
        return new(folder);
    }

    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(CancellationToken cancel, params string[] arguments)
    {
        var node = (await RunAsync("node", _folder, cancel, arguments))!;
        Assert.True(node.ExitCode == 0, node.Output);
        return node.Output;
    }

    private sealed record Ended(int ExitCode, string Output);

    /// <returns>Null where there is no such program.</returns>
    private static async Task<Ended?> RunAsync(string program, string folder, CancellationToken cancel, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancel);
            var output = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return new(process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
