namespace RiskGraph.Tests.Csl;

public sealed class CslCaseTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(CslCase.Folder, "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_of_the_file_renders_as_expected(string file)
    {
        var cases = CslCase.ReadAll(Path.Combine(CslCase.Folder, file)).ToList();
        Assert.NotEmpty(cases);
        var wrong = new List<string>();
        foreach (var one in cases)
        {
            var actual = one.Run();
            if (actual.TrimEnd() != one.Expected.TrimEnd()) wrong.Add($"{one.Name}\n  expected {one.Expected}\n  got      {actual}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
