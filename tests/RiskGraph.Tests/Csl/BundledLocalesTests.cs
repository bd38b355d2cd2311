using RiskGraph.Citations.Csl.Locales;

namespace RiskGraph.Tests.Csl;

public sealed class BundledLocalesTests
{
    [Fact]
    public void A_dialect_is_found_in_whatever_letters_it_was_asked_for_first()
    {
        Assert.Same(BundledLocales.Find("zh-cn"), BundledLocales.Find("zh-CN"));
        Assert.NotNull(BundledLocales.Find("ZH-CN"));
    }

    [Theory]
    [InlineData("tlh")]
    [InlineData("")]
    [InlineData("../styles/apa")]
    public void Others_are_not_there(string dialect) => Assert.Null(BundledLocales.Find(dialect));
}
