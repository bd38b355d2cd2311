using RiskGraph.Citations.Csl.Styles;
using RiskGraph.Citations.Formats;
using RiskGraph.Citations.References;
using RiskGraph.Core.Model;

namespace RiskGraph.Tests.Citations;

public sealed class ReferenceItemTests
{
    private static readonly Reference s_report = new(
        new(EntityId.Parse("report:governance-2025"), "Governance & Safety: a 20% \"solution\"") { Aliases = ["GS 2025", "治理报告"], ExternalIds = [new("arxiv", "2506.18032", Url: "https://arxiv.org/abs/2506.18032")], Properties = Entity.NoProperties.Add("published", "2025-Q1") },
        "report", null, ["Research and Policy Office", "Institute {X}"], ["State Office"], [], []);

    [Fact]
    public void Bodies_stay_whole_and_nothing_is_lost_in_any_format()
    {
        var item = ReferenceItem.Of(s_report);
        Assert.Equal("""
            @report{report:governance-2025,
              author = {{Research and Policy Office} and {Institute \{X\}}},
              title = {{Governance \& Safety: a 20\% "solution"}},
              shorttitle = {{GS 2025}},
              origtitle = {{治理报告}},
              institution = {{State Office}},
              number = {arXiv:2506.18032},
              date = {2025-01/2025-03},
              eprint = {2506.18032},
              eprinttype = {arXiv},
              url = {https://arxiv.org/abs/2506.18032},
            }

            """, Written("biblatex"), ignoreLineEndingDifferences: true);
        Assert.Equal("""
            @techreport{report:governance-2025,
              author = {{Research and Policy Office} and {Institute \{X\}}},
              title = {{Governance \& Safety: a 20\% "solution"}},
              shorttitle = {{GS 2025}},
              institution = {{State Office}},
              number = {arXiv:2506.18032},
              year = {2025},
              month = jan,
              eprint = {2506.18032},
              archiveprefix = {arXiv},
              howpublished = {\url{https://arxiv.org/abs/2506.18032}},
            }

            """, Written("bibtex"), ignoreLineEndingDifferences: true);
        Assert.Equal("""
            TY  - RPRT
            ID  - report:governance-2025
            AU  - Research and Policy Office,
            AU  - Institute {X},
            TI  - Governance & Safety: a 20% "solution"
            ST  - GS 2025
            OP  - 治理报告
            PB  - State Office
            M1  - arXiv:2506.18032
            UR  - https://arxiv.org/abs/2506.18032
            PY  - 2025
            DA  - 2025/01//
            ER  - 


            """, Written("ris").Replace("\r\n", "\n", StringComparison.Ordinal), ignoreLineEndingDifferences: true);
        var json = Written("csl-json");
        Assert.Contains("\"id\": \"report:governance-2025\"", json, StringComparison.Ordinal);
        Assert.Contains("\"original-title\": \"治理报告\"", json, StringComparison.Ordinal);
        using var parsed = System.Text.Json.JsonDocument.Parse(json);
        var back = RiskGraph.Citations.Csl.Data.CslItemReader.ReadAll(parsed.RootElement, "");
        Assert.Equal(item.Text.OrderBy(t => t.Key, StringComparer.Ordinal), back.Single().Text.OrderBy(t => t.Key, StringComparer.Ordinal));
        Assert.Equal(["Research and Policy Office", "Institute {X}"], back.Single().Names["author"].Select(n => n.Literal));

        string Written(string format)
        {
            using var text = new StringWriter();
            var writer = ReferenceFormat.Named(format)!.Open();
            writer.WriteStart(text);
            writer.Write(text, item, isFirst: true);
            writer.WriteEnd(text);
            return text.ToString();
        }
    }

    [Fact]
    public void A_standard_among_regulations_is_one_with_its_number()
    {
        var item = ReferenceItem.Of(new(new(EntityId.Parse("regulation:iso-42001"), "ISO/IEC 42001:2023 Artificial intelligence management system"), "regulation", null, [], ["ISO"], [], ["Nowhere"]));
        Assert.Equal(("standard", "ISO/IEC 42001:2023", "ISO", "Nowhere"), (item.Type, item.Text["number"], item.Text["authority"], item.Text["jurisdiction"]));
        Assert.Equal("regulation", ReferenceItem.Of(new(new(EntityId.Parse("regulation:act"), "AI Act"), "regulation", null, [], [], [], [])).Type);
    }

    [Fact]
    public void A_title_in_another_script_has_its_translation_beside_it()
    {
        var item = ReferenceItem.Of(new(new(EntityId.Parse("report:x"), "治理报告") { Aliases = ["Governance Report"] }, "report", null, [], [], [], []));
        Assert.Equal("治理报告 [Governance Report]", item.Text["title"]);
    }

    [Fact]
    public void What_is_undated_has_no_date() =>
        Assert.Contains("(n.d.)", BibliographyText.Of(CslStyle.Parse(BundledStyles.Find("apa")!), null, [ReferenceItem.Of(s_report with { Entity = new(EntityId.Parse("report:x"), "Untimely") })]).Single().ToPlainText(), StringComparison.Ordinal);

    [Fact]
    public void What_a_work_is_stands_once_where_its_title_stands_in_for_an_author() =>
        Assert.Equal("Scanner [Computer software]. (n.d.).", BibliographyText.Of(CslStyle.Parse(BundledStyles.Find("apa")!), null,
            [ReferenceItem.Of(new(new(EntityId.Parse("system:scanner"), "Scanner"), "software", null, [], [], [], []))]).Single().ToPlainText());
}
