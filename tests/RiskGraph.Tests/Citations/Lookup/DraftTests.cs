using System.IO.Compression;
using RiskGraph.Citations.Lookup;
using RiskGraph.Citations.Lookup.Drafts;

namespace RiskGraph.Tests.Citations.Lookup;

public class DraftTests
{
    [Theory]
    [InlineData(DraftFormat.Plain, "One is here. Two is there.\n\nThree stands apart")]
    [InlineData(DraftFormat.Markdown, "# Title\n\nOne **is** here.[^1] Two [is](https://a.example/x) there.\n\n- Three *stands*\n- apart\n\n[^1]: A note.\n")]
    [InlineData(DraftFormat.Latex, "\\documentclass{article}\n\\begin{document}\n\\section{Title}\nOne \\emph{is} here.\\cite{a} Two is 20\\% there. % no\n\\begin{itemize}\n\\item Three stands\n\\end{itemize}\n\\end{document}\n")]
    public void A_sentence_starts_and_ends_where_it_says(DraftFormat format, string text)
    {
        var draft = Draft.Read(text, format);
        Assert.Equal(text.Length, draft.Words.Length);
        var said = draft.Sentences.Where(s => !s.IsHeading).Select(s => string.Join(' ', s.Tokens.Where(t => t.IsWord).Select(t => text.Substring(t.Start, t.Length)))).ToList();
        Assert.Equal("One is here", said[0]);
        Assert.StartsWith("Two is", said[1], StringComparison.Ordinal);
        Assert.Contains(said, s => s.StartsWith("Three stands", StringComparison.Ordinal));
        Assert.DoesNotContain(said, s => s.Contains("note", StringComparison.Ordinal) || s.Contains("Title", StringComparison.Ordinal) || s.Contains("no", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DraftFormat.Markdown, "It rose.[^1] It fell.")]
    [InlineData(DraftFormat.Markdown, "It rose [@smith2024, p. 3]. It fell.")]
    [InlineData(DraftFormat.Latex, "It rose.\\footnote{See {them}.} It fell.")]
    [InlineData(DraftFormat.Plain, "It rose (Smith, 2024). It fell.")]
    [InlineData(DraftFormat.Plain, "It rose. [12] It fell.")]
    public void A_citation_belongs_to_the_sentence_before_it(DraftFormat format, string text)
    {
        var sentences = Draft.Read(text, format).Sentences;
        Assert.Single(sentences[0].Citations);
        Assert.Empty(sentences[^1].Citations);
    }

    [Fact]
    public void Displayed_formulas_are_no_words()
    {
        var words = Draft.Read(@"Before. \[ a $$ b \] Between. $$ c \[ d $$ After. \[ e", DraftFormat.Latex).Words;
        Assert.Equal(@"Before. Between. After. \[ e", string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData(@"\[ a ")]
    [InlineData(@"\ref[a ")]
    [InlineData(@"\cite[a ")]
    [InlineData("$$ a $ $$ ")]
    public void Openings_that_nothing_closes_are_gone_through_once(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 1_000_000 / opening.Length)) + "\n\nIt rose.";
        Assert.EndsWith("It rose.", Draft.Read(text, DraftFormat.Latex).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_in_brackets_alone_is_no_citation() => Assert.Empty(Draft.Read("It rose (2024). It fell.", DraftFormat.Plain).Sentences[0].Citations);

    [Fact]
    public void A_docx_is_read_by_its_paragraphs_without_what_was_deleted()
    {
        using var file = Docx("<w:p><w:r><w:t>It rose.</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:del><w:r><w:t>Gone.</w:t></w:r></w:del></w:p><w:p><w:r><w:t>It fell.</w:t></w:r></w:p>");
        var draft = DocxReader.Read(file, TestContext.Current.CancellationToken);
        Assert.Equal("It rose.\nIt fell.\n", draft.Text);
        Assert.Equal([1, 0], draft.Sentences.Select(s => s.Citations.Length));
    }

    [Fact]
    public void A_docx_that_unpacks_without_end_is_refused()
    {
        using var file = Docx($"<w:p><w:r><w:t>{new string('a', DocxReader.MostUnpacked + 1)}</w:t></w:r></w:p>");
        Assert.True(file.Length < DocxReader.MostBytes / 10);
        Assert.Contains("most that", Assert.Throws<LookupException>(() => DocxReader.Read(file, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PK")]
    [InlineData("")]
    [InlineData("It rose.")]
    public void What_is_no_docx_is_refused_with_what_to_do(string text)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Contains("Save it anew", Assert.Throws<LookupException>(() => DocxReader.Read(file, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_that_is_too_long_is_refused() =>
        Assert.Contains("in parts", Assert.Throws<LookupException>(() => Draft.Read(new string('a', Draft.MostText + 1), DraftFormat.Plain)).Message, StringComparison.Ordinal);

    private static MemoryStream Docx(string body)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            Write(archive, "word/document.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>""");
        }
        file.Position = 0;
        return file;
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
