using System.Text.RegularExpressions;

namespace RiskGraph.Contract.Tests.Http;

/// <summary>The queries of the explorer as it sends them.</summary>
internal static partial class ExplorerQueries
{
    [GeneratedRegex("^(?=fragment )", RegexOptions.Multiline)]
    private static partial Regex FragmentStart { get; }

    [GeneratedRegex(@"\.\.\.(\w+)")]
    private static partial Regex Spread { get; }

    /// <summary>A query with the shared fragments that it names, and what they name in turn.</summary>
    /// <param name="folder">Of the explorer's queries.</param>
    public static async Task<string> ReadAsync(string folder, string name, CancellationToken cancel)
    {
        var shared = FragmentStart.Split(await File.ReadAllTextAsync(Path.Combine(folder, "fragments.graphql"), cancel))[1..].ToDictionary(text => text.Split(' ')[1]);
        var whole = await File.ReadAllTextAsync(Path.Combine(folder, $"{name}.graphql"), cancel);
        var added = new HashSet<string>(StringComparer.Ordinal);
        while (Spread.Matches(whole).Select(match => match.Groups[1].Value).FirstOrDefault(spread => shared.ContainsKey(spread) && added.Add(spread)) is { } next)
        {
            whole += $"\n{shared[next]}";
        }
        return whole;
    }
}
