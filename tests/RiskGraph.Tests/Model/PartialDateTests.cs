using RiskGraph.Core.Model;

namespace RiskGraph.Tests.Model;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024-H2", "2024-07-01", "2024-12-31")]
    [InlineData("2024-Q1", "2024-01-01", "2024-03-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2024-02-29", "2024-02-29", "2024-02-29")]
    public void It_is_the_interval_that_it_names(string text, string start, string end)
    {
        var date = PartialDate.Parse(text);
        Assert.Equal((start, end), ($"{date.Start:yyyy-MM-dd}", $"{date.End:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2023-13")]
    [InlineData("2023-Q5")]
    [InlineData("0000")]
    [InlineData("23")]
    [InlineData("2023-1-1")]
    [InlineData("2023\n")]
    [InlineData("٢٠٢٣")]
    [InlineData("2023-０３")]
    public void What_is_no_date_is_refused(string text) => Assert.Throws<FormatException>(() => PartialDate.Parse(text));

    [Fact]
    public void The_whole_year_comes_after_its_first_day_and_before_its_second() =>
        Assert.Equal(["2024-01-01", "2024-01", "2024-Q1", "2024-H1", "2024", "2024-01-02"],
            new[] { "2024", "2024-01-02", "2024-H1", "2024-Q1", "2024-01-01", "2024-01" }.Select(PartialDate.Parse).Order().Select(d => d.Text));
}
