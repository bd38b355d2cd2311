using RiskGraph.Core.Model;

namespace RiskGraph.Tests.Model;

public sealed class EntityIdTests
{
    [Theory]
    [InlineData("Information Pollution", "risk:information-pollution")]
    [InlineData("  Données   personnelles ", "risk:donnees-personnelles")]
    [InlineData("OWASP's list", "risk:owasps-list")]
    [InlineData("GPT-4o (2024)", "risk:gpt-4o-2024")]
    public void A_name_becomes_a_plain_slug(string name, string id) => Assert.Equal(id, EntityId.Create("risk", name).Text);

    [Fact]
    public void Names_in_other_scripts_stay_apart()
    {
        var (first, second) = (EntityId.Create("risk", "信息污染"), EntityId.Create("risk", "数据投毒"));
        Assert.NotEqual(first, second);
        Assert.True(EntityId.TryParse(first.Text, out _));
    }

    [Fact]
    public void A_long_name_is_cut_and_stays_apart_from_its_like()
    {
        var name = new string('a', 200);
        Assert.NotEqual(EntityId.Create("risk", name), EntityId.Create("risk", name + "b"));
        Assert.Equal(EntityId.MaxSlugLength, EntityId.Create("risk", name).Slug.Length);
    }

    [Theory]
    [InlineData("Йод", "Йод")]
    [InlineData("Café", "Café")]
    public void A_name_has_one_id_however_its_characters_are_composed(string composed, string decomposed) =>
        Assert.Equal(EntityId.Create("risk", composed.Normalize(System.Text.NormalizationForm.FormC)), EntityId.Create("risk", decomposed.Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void Half_a_surrogate_pair_is_no_obstacle() => Assert.Equal("risk:bad-name", EntityId.Create("risk", "bad \ud800 name").Text);

    [Theory]
    [InlineData("")]
    [InlineData("risk")]
    [InlineData("risk:")]
    [InlineData("Risk:a")]
    [InlineData("risk:a:b")]
    public void Anything_else_is_refused(string text) => Assert.Throws<FormatException>(() => EntityId.Parse(text));
}
