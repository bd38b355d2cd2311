using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace RiskGraph.Contract.Tests.Commands;

/// <summary><c>riskgraph csl</c> as a script calls it: JSON on standard input, JSON on standard output.</summary>
public sealed class CslCommandTests
{
    private const string Style = "<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='in-text'><citation><layout prefix='(' suffix=')'><names variable='author'/></layout></citation>"
        + "<bibliography><layout><text variable='title' font-style='italic'/></layout></bibliography></style>";

    private static string Input(string style = Style) => JsonSerializer.Serialize(new
    {
        citations = new[] { new[] { new { id = "a" } } },
        references = new[] { new { id = "a", title = "T & U", author = new[] { new { family = "Doe", given = "Jane" } } } },
        style,
    });

    [Theory]
    [InlineData("html", "\"(Jane Doe)\"", "\"<i>T &#38; U</i>\"")]
    [InlineData("plain", "\"(Jane Doe)\"", "\"T & U\"")]
    [InlineData("markdown", "\"(Jane Doe)\"", "\"*T & U*\"")]
    [InlineData("json", "[\"(Jane Doe)\"]", "[{\"format\":\"italics\",\"contents\":[\"T & U\"]}]")]
    public async Task It_answers_with_citations_bibliography_and_warnings(string format, string citation, string entry)
    {
        var (code, output, errors) = await RunAsync(Input(), "--lines", "--format", format);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal($$"""{"citations":[{{citation}}],"bibliography":[["a",{{entry}}]],"warnings":[]}""", output.Trim());
    }

    [Fact]
    public async Task A_bad_line_is_answered_in_its_place_and_the_others_as_ever()
    {
        var (code, output, _) = await RunAsync($"{Input()}\n{Input("<style/>")}\n{Input()}\n", "--lines");
        var lines = output.Trim().Split('\n');
        Assert.Equal(1, code);
        Assert.Equal(3, lines.Length);
        Assert.Contains("object 2/style: Line 1, column 2", JsonDocument.Parse(lines[1]).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(lines[0], lines[2]);
    }

    [Fact]
    public async Task Input_that_is_no_JSON_is_refused_with_its_place()
    {
        var (code, output, errors) = await RunAsync("{\n  \"style\": ,\n}");
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("riskgraph: standard input, line 2, column ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_style_that_comes_along_is_used_by_name()
    {
        var (code, output, errors) = await RunAsync(Input(""), "--style", "apa", "--format", "plain");
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal("Doe, J. (n.d.). T & U.", JsonDocument.Parse(output).RootElement.GetProperty("bibliography")[0][1].GetString());
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string input, params string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "riskgraph.dll"), "csl", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output, await errors);
    }
}
