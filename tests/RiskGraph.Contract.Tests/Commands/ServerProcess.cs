using System.Diagnostics;
using System.Globalization;

namespace RiskGraph.Contract.Tests.Commands;

/// <summary>The program as its users start it, in a folder of its own and with none of this machine's settings.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly List<string> _lines = [];

    private ServerProcess(Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    public static ServerProcess Start(string folder, IReadOnlyList<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "riskgraph.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("RISKGRAPH_", StringComparison.Ordinal) || k.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Waits until it says that it listens.</summary>
    /// <returns>The address.</returns>
    public async Task<string> ListensAsync(CancellationToken cancel)
    {
        string? url = null;
        while (await _process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            _lines.Add(line);
            if (line.StartsWith("RiskGraph listens on ", StringComparison.Ordinal)) url = line["RiskGraph listens on ".Length..];
            if (line.StartsWith("Stop with", StringComparison.Ordinal)) return url!;
        }
        throw new InvalidOperationException($"It ended with {_process.ExitCode}: {await _errors}");
    }

    public async Task<string> FirstLineAsync(CancellationToken cancel) =>
        await _process.StandardOutput.ReadLineAsync(cancel) ?? throw new InvalidOperationException($"It wrote nothing: {await _errors}");

    /// <summary>What it has written to standard output until it listened.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <param name="signal">As <c>kill</c> names it.</param>
    public void Send(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<(int ExitCode, string Output, string Errors)> EndsAsync(CancellationToken cancel)
    {
        var output = await _process.StandardOutput.ReadToEndAsync(cancel);
        await _process.WaitForExitAsync(cancel);
        return (_process.ExitCode, output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }
}
