using RiskGraph.Citations.Csl;
using RiskGraph.Citations.Csl.Json;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Tests.Csl;

/// <summary>Bad input is refused with its place and with what to write instead.</summary>
public sealed class CslErrorTests
{
    private const string Open = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">""";

    [Theory]
    [InlineData("<style", "not well-formed XML")]
    [InlineData("<style version=\"1.0\"/>", "namespace")]
    [InlineData("<style xmlns=\"http://purl.org/net/xbiblio/csl\"/>", "no version")]
    [InlineData("<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"2.0\"/>", "version=\"2.0\" is not supported")]
    [InlineData(Open + "</style>", "no <citation>")]
    [InlineData(Open + "\n<citation><layout>\n  <text macro=\"gone\"/></layout></citation></style>", "Line 3, column 4: There is no macro 'gone'")]
    [InlineData(Open + "<citation><layout><text variable=\"title\" font-style=\"slanted\"/></layout></citation></style>", "font-style=\"slanted\" is not known")]
    [InlineData(Open + "<macro name=\"m\"><text macro=\"m\"/></macro><citation><layout><text macro=\"m\"/></layout></citation></style>", "calls itself")]
    [InlineData(Open + "<citation><layout><choose><if><text value=\"x\"/></if></choose></layout></citation></style>", "has no condition")]
    [InlineData(Open + "<info><link rel=\"independent-parent\" href=\"http://example.org/gone\"/></info></style>", "depends on http://example.org/gone")]
    public void A_style_that_cannot_be_used_is_refused_with_the_reason(string xml, string reason) =>
        Assert.Contains(reason, Assert.Throws<CslException>(() => CslStyle.Parse(xml)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("[]", "write an object")]
    [InlineData("""{"references":[{"type":"book"}]}""", "input/references/0: the item has no id")]
    [InlineData("""{"references":[{"id":"a"},{"id":"a"}]}""", "input/references/1: the id 'a' is used twice")]
    [InlineData("""{"references":[{"id":"a","issued":{"date-parts":[["x"]]}}]}""", "input/references/0/issued/date-parts: 'x' is not a whole number")]
    [InlineData("""{"citations":[{"cites":[]}]}""", "input/citations/0: the citation has no \"citationItems\"")]
    public void Input_that_cannot_be_used_is_refused_with_its_place(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<CslException>(() => CslInputReader.Read(json, "input")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_dependent_style_takes_its_parent_and_keeps_its_own_locale()
    {
        var child = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE"><info><link rel="independent-parent" href="http://example.org/styles/parent"/></info></style>""";
        var style = CslStyle.Parse(child, id => id == "http://example.org/styles/parent" ? Open + "<info><title>Parent</title></info><citation><layout><text variable=\"title\"/></layout></citation></style>" : null);
        Assert.Equal(("Parent", "de-DE"), (style.Title, style.DefaultLocale));
    }

    [Fact]
    public void Every_style_that_comes_along_can_be_read_and_has_a_bibliography()
    {
        Assert.NotEmpty(BundledStyles.Names);
        foreach (var name in BundledStyles.Names) Assert.True(new CslFolder(null, null).Open(name).HasBibliography, name);
    }
}
