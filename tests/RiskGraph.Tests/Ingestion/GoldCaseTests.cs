using System.Globalization;
using System.Reflection;
using RiskGraph.Core.Catalogue;
using RiskGraph.Ingestion;
using YamlDotNet.RepresentationModel;

namespace RiskGraph.Tests.Ingestion;

public sealed class GoldCaseTests
{
    private static readonly string s_folder = Path.Combine(
        typeof(GoldCaseTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "tests", "cases", "markdown");

    /// <summary>The cases that no rule was made with an eye on: only they tell how ingestion does on texts it has not seen.</summary>
    private static readonly string[] s_heldOut = ["19-", "20-", "21-", "22-", "23-", "24-", "25-", "26-", "27-", "28-", "29-", "30-"];

    [Fact]
    public void What_is_found_in_the_gold_cases_never_falls_below_the_floors()
    {
        var cases = GoldCase.ReadAll(s_folder);
        Assert.True(cases.Count >= 30, $"Only {cases.Count} cases in {s_folder}.");
        var pipeline = new IngestionPipeline(CatalogueReader.BuiltIn());
        var (entities, statements, apart) = (new Tally(), new Tally(), new Tally());
        var (unseenEntities, unseenStatements, unseenApart) = (new Tally(), new Tally(), new Tally());
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine("precision / recall");
        foreach (var gold in cases)
        {
            var result = pipeline.Run(SourceText.Of($"{gold.Name}/input.md", gold.Input), KnownNames.None);
            Assert.True(result.Content is not null, $"{gold.Name}: {string.Join(' ', result.Problems)}");
            var score = new GoldScore(gold, result.Content);
            output.WriteLine($"{gold.Name,-34} entities {score.Entities}, statements {score.Statements}");
            if (s_heldOut.Any(prefix => gold.Name.StartsWith(prefix, StringComparison.Ordinal)))
                (unseenEntities, unseenStatements, unseenApart) = (unseenEntities + score.Entities, unseenStatements + score.Statements, unseenApart + score.Apart);
            else
                (entities, statements, apart) = (entities + score.Entities, statements + score.Statements, apart + score.Apart);
        }
        output.WriteLine($"{"cases that rules were made with",-34} entities {entities}, statements {statements}, topics and readers {apart}");
        output.WriteLine($"{"held out",-34} entities {unseenEntities}, statements {unseenStatements}, topics and readers {unseenApart}");
        output.WriteLine($"{"all",-34} entities {entities + unseenEntities}, statements {statements + unseenStatements}, topics and readers {apart + unseenApart}");
        var floors = Floors();
        Assert.Multiple(
            () => AtLeast("entities.precision", entities.Precision),
            () => AtLeast("entities.recall", entities.Recall),
            () => AtLeast("statements.precision", statements.Precision),
            () => AtLeast("statements.recall", statements.Recall),
            () => AtLeast("apart.precision", apart.Precision),
            () => AtLeast("apart.recall", apart.Recall),
            () => AtLeast("heldOutEntities.precision", unseenEntities.Precision),
            () => AtLeast("heldOutEntities.recall", unseenEntities.Recall),
            () => AtLeast("heldOutStatements.precision", unseenStatements.Precision),
            () => AtLeast("heldOutStatements.recall", unseenStatements.Recall),
            () => AtLeast("heldOutApart.precision", unseenApart.Precision),
            () => AtLeast("heldOutApart.recall", unseenApart.Recall));

        void AtLeast(string name, double value) => Assert.True(value >= floors[name], string.Create(CultureInfo.InvariantCulture, $"{name} fell to {value:0.000}; the floor is {floors[name]:0.000}."));
    }

    private static Dictionary<string, double> Floors()
    {
        var yaml = new YamlStream();
        using (var reader = new StreamReader(Path.Combine(s_folder, "floors.yaml"))) yaml.Load(reader);
        return ((YamlMappingNode)yaml.Documents[0].RootNode).Children
            .SelectMany(group => ((YamlMappingNode)group.Value).Children.Select(floor => (Name: $"{group.Key}.{floor.Key}", Value: double.Parse($"{floor.Value}", CultureInfo.InvariantCulture))))
            .ToDictionary(f => f.Name, f => f.Value);
    }
}
