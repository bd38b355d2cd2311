using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;
using RiskGraph.Contract.Tests.Http;

namespace RiskGraph.Browser.Tests;

/// <summary>axe-core, which finds what keeps people with disabilities from using a page.</summary>
internal static class Axe
{
    private static readonly string s_folder = Path.Combine(
        typeof(Axe).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!, "tests", "RiskGraph.Browser.Tests", "axe");

    private static readonly Lazy<Task<string>> s_script = new(async () =>
    {
        await NodePackage.OpenAsync(s_folder, CancellationToken.None);
        return await File.ReadAllTextAsync(Path.Combine(s_folder, "node_modules", "axe-core", "axe.min.js"));
    });

    /// <summary>Skips the test where Node is missing.</summary>
    /// <returns>The findings that axe calls serious or critical, each with the elements that it is about.</returns>
    public static async Task<IReadOnlyList<string>> SeriousAsync(IPage page)
    {
        await page.EvaluateAsync(await s_script.Value);
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(v => ({impact: v.impact, text: `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.failureSummary).join('; ')}`}))");
        return [.. found.EnumerateArray().Where(v => v.GetProperty("impact").GetString() is "serious" or "critical").Select(v => v.GetProperty("text").GetString()!)];
    }
}
