using CsCheck;
using RiskGraph.Core.Storage;

namespace RiskGraph.Tests.Storage;

public sealed class TextFoldTests
{
    [Theory]
    [InlineData("Données  Personnelles", "donnees personnelles")]
    [InlineData(" “Smart” ‘quotes’ ", "\"smart\" 'quotes'")]
    [InlineData("2024–25 — non‑breaking", "2024-25 - non-breaking")]
    [InlineData("ＡＩ ﬁrst²", "ai first2")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("\t\n", "")]
    public void Writings_of_one_name_fold_alike(string text, string folded) => Assert.Equal(folded, TextFold.Fold(text));

    [Fact]
    public void Half_a_surrogate_pair_is_no_obstacle() => Assert.Equal("half \ufffd pair", TextFold.Fold("Half \ud800 pair"));

    [Fact]
    public void Folding_again_changes_nothing() => Gen.String.Sample(text => Assert.Equal(TextFold.Fold(text), TextFold.Fold(TextFold.Fold(text))));
}
