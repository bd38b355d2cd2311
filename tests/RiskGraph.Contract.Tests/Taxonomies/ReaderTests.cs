using System.Globalization;
using System.Text;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies;

namespace RiskGraph.Contract.Tests.Taxonomies;

/// <summary>What each reader makes of small files: good ones, and the same spoiled in the ways in which files go bad.</summary>
public sealed class ReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("riskgraph-reader").FullName;

    public static TheoryData<string> Sources() => [.. SmallSources.Names];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Sources))]
    public async Task A_good_file_says_what_is_expected(string name)
    {
        var cancel = TestContext.Current.CancellationToken;
        var (told, expected) = (Tell(name, SmallSources.Input(name)), Path.Combine(SmallSources.Folder(name), "expected.txt"));
        if (Repository.Update) await File.WriteAllTextAsync(expected, told, cancel);
        Assert.True(File.Exists(expected), $"{name} has no expected.txt. Run with {Repository.UpdateSwitch} to write it, and read what it says.");
        Assert.Equal(await File.ReadAllTextAsync(expected, cancel), told);
    }

    [Theory, MemberData(nameof(Sources))]
    public void Every_statement_has_evidence_that_stands_in_its_document_and_nobodys_address(string name)
    {
        var any = false;
        foreach (var content in SmallSources.Reader(name).Read(SmallSources.Input(name), new()))
        {
            var passages = content.Passages.ToDictionary(p => p.Id);
            Assert.Equal(content.Statements.Select(s => s.Id).Order(StringComparer.Ordinal), content.Evidence.Select(e => e.Statement).Distinct().Order(StringComparer.Ordinal));
            Assert.All(content.Evidence, e => Assert.Equal(e.Quote, passages[e.Passage].Text.Substring(e.Start, e.Quote.Length)));
            Assert.All(content.Passages, p => Assert.Equal(p.Text, content.Document.Text.Substring(p.Start, p.Text.Length)));
            Assert.DoesNotContain("@example.org", content.Document.Text, StringComparison.Ordinal);
            Assert.False(string.IsNullOrEmpty(content.Document.Licence));
            any = true;
        }
        Assert.True(any);
    }

    [Theory, MemberData(nameof(Sources))]
    public void An_empty_folder_and_empty_files_are_refused_with_what_to_give(string name)
    {
        if (Directory.Exists(SmallSources.Folder(name))) AssertRefused(name, _ => "", "the files are empty");
        var empty = Directory.CreateDirectory(Path.Combine(_folder, "nothing")).FullName;
        var e = Assert.Throws<TaxonomyException>(() => Read(name, SourceInput.Open(empty)));
        Assert.Contains(empty, e.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Sources))]
    public void A_file_of_another_format_is_refused_by_name(string name) => AssertRefused(name, _ => "{\"swagger\": \"2.0\", \"paths\": [1, 2]}\n", "the files are something else");

    [Theory, MemberData(nameof(Sources))]
    public void A_file_that_is_no_UTF8_is_refused_with_the_place(string name)
    {
        var e = AssertRefused(name, text => text, "the files are no UTF-8", bytes => [.. bytes[..(bytes.Length / 2)], 0xff, 0xfe, .. bytes[(bytes.Length / 2)..]]);
        Assert.Matches("UTF-8", e);
    }

    /// <summary>Cut where a value stands open, which every format but tables and markdown can tell.</summary>
    [Theory]
    [InlineData("atlas", "ATLAS.yaml", "mitigations:\n  - {id: AML.M9001")]
    [InlineData("atlas-latest", "ATLAS-latest.yaml", "AML.T9001: {name: Asking Twice")]
    [InlineData("mit", "ai-risk-database-v9.csv", "\"\"\"So much")]
    [InlineData("cosai", "risks.yaml", "- {id: riskIdleTalk, title")]
    [InlineData("nexus", "ai-risk-ontology.yaml", "- {id: license-open, name")]
    [InlineData("dpv", "loc.csv", "\"LT\",\"class\",\"https")]
    [InlineData("airo", "airo.ttl", "airo:Weed a owl:Class ; rdfs:label \"Weed")]
    [InlineData("avid", "avid-reports.jsonl", "{\"metadata\":{\"report_id\":\"AVID-2031-R9002\"")]
    [InlineData("incident-law", "data.json", "{\"error_id\": \"AIEL")]
    [InlineData("aiid-oecd", "oecd_relationships_2031_01_01.json", "{\"incident_id\": 9002, \"sa")]
    [InlineData("table", "weather.csv", "\"information pollution")]
    public void A_file_that_is_cut_off_is_refused_with_file_and_line(string name, string file, string upTo)
    {
        var folder = Copied(name, (path, text) => Path.GetFileName(path) == file ? Cut(text, upTo) : text);
        var e = Assert.Throws<TaxonomyException>(() => Read(name, SmallSources.Input(name, folder)));
        Assert.Matches(@$"^{System.Text.RegularExpressions.Regex.Escape(file)}:\d+", e.Message);
    }

    [Theory, MemberData(nameof(Sources))]
    public void A_huge_field_is_taken_whole(string name)
    {
        // A line of a megabyte, in the place of a word that every one of the files has somewhere.
        var huge = new string('w', 1 << 20);
        var (word, folder) = (Word(name), "");
        folder = Copied(name, (_, text) => text.Replace(word, huge, StringComparison.Ordinal));
        var log = new ImportLog();
        var longest = 0;
        foreach (var content in SmallSources.Reader(name).Read(SmallSources.Input(name, folder), log))
        {
            ChangeValidation.Check(new ChangeSet(new ImportRun(DateTimeOffset.UnixEpoch, "test", name)) { Documents = [content] }, SmallSources.Catalogue);
            longest = Math.Max(longest, content.Document.Text.Length);
        }
        Assert.InRange(longest, huge.Length, int.MaxValue);
    }

    [Fact]
    public void A_file_larger_than_is_read_is_refused_before_it_is_read()
    {
        var path = Path.Combine(_folder, "ATLAS.yaml");
        File.WriteAllText(path, new string('x', 2000));
        var e = Assert.Throws<TaxonomyException>(() => Read("atlas", SourceInput.Open(path, maxBytes: 1000)));
        Assert.Equal("ATLAS.yaml: the file has more than the 1000 bytes that are read.", e.Message);
    }

    private static string Word(string name) => name switch
    {
        "atlas" or "atlas-latest" => "Ask over days",
        "owasp" => "Mark what comes from outside",
        "mit" => "So much false text",
        "cosai" => "It talks and talks",
        "nexus" => "It says what nobody said",
        "dpv" => "Lowtown Land",
        "airo" => "A word",
        "avid" => "It runs what it reads",
        "incident-law" => "A brief cited a law",
        "aiid-oecd" => "2031-05-01-0003",
        "sssom" => "Fog",
        _ => "Fog again",
    };

    private static string Cut(string text, string upTo) => text.IndexOf(upTo, StringComparison.Ordinal) is >= 0 and var at ? text[..(at + upTo.Length)] : throw new InvalidOperationException($"'{upTo}' is not in the file.");

    private string AssertRefused(string name, Func<string, string> spoil, string how, Func<byte[], byte[]>? bytes = null)
    {
        var folder = Copied(name, (_, text) => spoil(text), bytes);
        var log = new ImportLog();
        try
        {
            foreach (var content in SmallSources.Reader(name).Read(SmallSources.Input(name, folder), log))
                Assert.Fail($"{name}: {how}, and {content.Document.Id} was read from {content.Document.Path}.");
        }
        catch (TaxonomyException e)
        {
            Assert.True(e.Message.Length > 30, e.Message);
            return e.Message;
        }
        Assert.Fail($"{name}: {how}, and nothing was said of it.");
        return "";
    }

    /// <summary>A copy of a source's files, each spoiled.</summary>
    private string Copied(string name, Func<string, string, string> spoil, Func<byte[], byte[]>? bytes = null)
    {
        var target = Path.Combine(_folder, name);
        foreach (var file in Directory.EnumerateFiles(SmallSources.Folder(name), "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not ("expected.txt" or "weather.mapping.yaml")))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(SmallSources.Folder(name), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var text = Encoding.UTF8.GetBytes(spoil(file, File.ReadAllText(file)));
            File.WriteAllBytes(copy, bytes?.Invoke(text) ?? text);
        }
        return target;
    }

    private static void Read(string name, SourceInput input) => _ = SmallSources.Reader(name).Read(input, new()).Count();

    /// <summary>Everything that a reading gives, a line each, in an order of its own.</summary>
    private static string Tell(string name, SourceInput input)
    {
        var (log, text) = (new ImportLog(), new StringBuilder());
        foreach (var content in SmallSources.Reader(name).Read(input, log))
        {
            ChangeValidation.Check(new ChangeSet(new ImportRun(DateTimeOffset.UnixEpoch, "test", name)) { Documents = [content] }, SmallSources.Catalogue);
            text.Append(CultureInfo.InvariantCulture, $"{content.Document.Id} ({content.Document.Licence})\n");
            foreach (var entity in content.Entities.OrderBy(e => e.Id))
                text.Append(CultureInfo.InvariantCulture, $"  {entity.Id} {entity.Name}{string.Concat(entity.ExternalIds.Select(x => $" [{x.Scheme} {x.Value}{(x.Edition is null ? "" : $" {x.Edition}")}]"))}{string.Concat(entity.Properties.Select(p => $" {p.Key}={p.Value}"))}\n");
            var evidence = content.Evidence.ToLookup(e => e.Statement);
            foreach (var s in content.Statements.OrderBy(s => s.Subject).ThenBy(s => s.Predicate, StringComparer.Ordinal).ThenBy(s => s.Object?.Text ?? s.Literal!.Value, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"  {s.Subject} {s.Predicate} {s.Object?.Text ?? s.Literal!.Value}{(s.ValidFrom is null ? "" : $" from {s.ValidFrom.Text}")}{string.Concat(evidence[s.Id].Select(e => $" < {e.Quote.Split('\n')[0]} ({e.Confidence.ToString(CultureInfo.InvariantCulture)})"))}\n");
        }
        foreach (var note in log.Notes) text.Append(note).Append('\n');
        return text.ToString();
    }
}
