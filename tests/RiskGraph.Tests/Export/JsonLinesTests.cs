using System.Text;
using RiskGraph.Core.Export;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Tests.Export;

public sealed class JsonLinesTests
{
    private static readonly GraphRecord[] s_records =
    [
        new GraphRecord.OfRun(Sample.Run),
        new GraphRecord.OfDocument(new Document
        {
            Id = Sample.Document, Title = "A “summary”", Text = Sample.Passage.Text, Revision = "r", PublishedOn = PartialDate.Parse("2024-Q1"),
            Sections = [new("Summary", "summary", 1, 0, 10)], Sources = [new(null, "https://example.org/")],
        }, Sample.Now, null),
        new GraphRecord.OfPassage(Sample.Passage, Sample.Now),
        new GraphRecord.OfContribution(Sample.Document, Sample.Entity(Sample.Risk, "information pollution", "信息污染") with
        {
            ExternalIds = [new("dpv", "X", "2.3")], Properties = Sample.Properties(("b", "1"), ("B", "2"), ("a-", "3")),
        }, null),
        new GraphRecord.OfStatement(Sample.Statement),
        new GraphRecord.OfStatement(new Statement { Subject = Sample.Report, Predicate = "VALUE", Negated = true, Literal = Literal.OfNumber(930000.50m, "pieces", Comparison.Over, PartialDate.Parse("2024")) }),
        new GraphRecord.OfEvidence(Sample.Evidence),
        new GraphRecord.OfMention(new(Sample.Risk, Sample.Passage.Id, 4, 6), null),
        new GraphRecord.OfRedirect(new(EntityId.Parse("risk:old"), Sample.Risk)),
        new GraphRecord.OfReview(new(Sample.Statement.Id, StatementStatus.Accepted, "a reader", Sample.Now)),
        new GraphRecord.OfChange(new(1, Sample.Run.Id, Sample.Now, ChangeAction.Added, RecordKind.Statement, Sample.Statement.Id)),
    ];

    [Fact]
    public async Task What_is_written_reads_back_and_writes_the_same_bytes()
    {
        var first = await WriteAsync(s_records);
        var read = await ReadAsync(first);
        Assert.Equal(s_records.Length, read.Count);
        Assert.Equal(first, await WriteAsync(read));
    }

    [Fact]
    public async Task Ids_survive_because_they_are_of_the_content()
    {
        var read = await ReadAsync(await WriteAsync(s_records));
        Assert.Equal(s_records.OfType<GraphRecord.OfStatement>().Select(s => s.Statement.Id), read.OfType<GraphRecord.OfStatement>().Select(s => s.Statement.Id));
        Assert.Equal(Sample.Evidence.Id, Assert.Single(read.OfType<GraphRecord.OfEvidence>()).Evidence.Id);
        Assert.Equal(Sample.Passage.Id, Assert.Single(read.OfType<GraphRecord.OfPassage>()).Passage.Id);
    }

    [Theory]
    [InlineData("", "x:1: the file is empty")]
    [InlineData("hello\n", "x:1: this is not a graph export")]
    [InlineData("{\"format\":\"riskgraph\",\"version\":99}\n", "x:1: the file is of format 99")]
    [InlineData("{\"format\":\"riskgraph\",\"version\":1}\n{\"type\":\"run\"\n", "x:2")]
    [InlineData("{\"format\":\"riskgraph\",\"version\":1}\n{\"type\":\"ran\"}\n", "x:2")]
    [InlineData("{\"format\":\"riskgraph\",\"version\":1}\n{\"type\":\"redirect\",\"redirect\":{\"from\":\"nothing\",\"to\":\"risk:a\"}}\n", "x:2:")]
    [InlineData("{\"format\":\"riskgraph\",\"version\":1}\n{\"type\":\"evidence\",\"evidence\":{\"statement\":\"s\",\"passage\":\"p\",\"start\":0,\"quote\":\"q\",\"confidence\":7}}\n", "x:2")]
    public async Task A_line_that_is_no_record_is_named(string text, string message)
    {
        var error = await Assert.ThrowsAsync<JsonLinesException>(() => ReadAsync(Encoding.UTF8.GetBytes(text)));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static async Task<byte[]> WriteAsync(IEnumerable<GraphRecord> records)
    {
        using var output = new MemoryStream();
        await JsonLines.WriteAsync(records.ToAsyncEnumerable(), output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    private static async Task<List<GraphRecord>> ReadAsync(byte[] bytes) =>
        await JsonLines.ReadAsync(new MemoryStream(bytes), "x", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
