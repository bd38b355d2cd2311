using System.Text.Json;
using RiskGraph.Core.Export;
using RiskGraph.Core.Model;

namespace RiskGraph.Tests.Export;

public sealed class EntityConverterTests
{
    private static readonly Entity s_full = new(EntityId.Parse("risk:information-pollution"), "information \"pollution\" 信息污染")
    {
        Aliases = ["AI slop", "信息污染"],
        Description = "Text\nof many.",
        ExternalIds = [new("doi", "10.1/x", "2", "https://example.org/x"), new("mitre-atlas", "AML.T0051")],
        Properties = Entity.NoProperties.Add("value", "20").Add("Metric", "share"),
        Defined = true,
        CreatedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero).AddTicks(1234567),
    };

    [Fact]
    public void What_is_written_is_read_back()
    {
        var bare = new Entity(EntityId.Parse("risk:bare"), "bare");
        foreach (var entity in new[] { s_full, bare }) Assert.Equal(Write(entity), Write(Read(Write(entity))));
        Assert.Equal("""{"id":"risk:bare","name":"bare","aliases":[],"externalIds":[],"properties":{},"defined":false,"createdAt":"0001-01-01T00:00:00+00:00","updatedAt":"0001-01-01T00:00:00+00:00"}""", Write(bare));
        var read = Read(Write(s_full));
        Assert.Equal((s_full.Name, s_full.Description, s_full.Defined, s_full.CreatedAt, s_full.UpdatedAt), (read.Name, read.Description, read.Defined, read.CreatedAt, read.UpdatedAt));
        Assert.Equal(s_full.Aliases, read.Aliases);
        Assert.Equal(s_full.ExternalIds, read.ExternalIds);
        Assert.Equal(s_full.Properties, read.Properties);
    }

    [Fact]
    public void What_a_newer_program_adds_is_passed_over() =>
        Assert.Equal("x", Read("""{"new":{"id":[1,{"name":2}]},"id":"risk:x","also":[1],"name":"x"}""").Name);

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{}""")]
    [InlineData("""{"id":"risk:x"}""")]
    [InlineData("""{"id":"risk:x","name":null}""")]
    [InlineData("""{"id":"Risk X","name":"x"}""")]
    [InlineData("""{"id":7,"name":"x"}""")]
    [InlineData("""{"id":"risk:x","name":"x","aliases":"a"}""")]
    [InlineData("""{"id":"risk:x","name":"x","aliases":[null]}""")]
    [InlineData("""{"id":"risk:x","name":"x","aliases":[{"a":[]}]}""")]
    [InlineData("""{"id":"risk:x","name":"x","externalIds":[null]}""")]
    [InlineData("""{"id":"risk:x","name":"x","properties":null}""")]
    [InlineData("""{"id":"risk:x","name":"x","properties":{"a":1}}""")]
    [InlineData("""{"id":"risk:x","name":"x","defined":"yes"}""")]
    [InlineData("""{"id":"risk:x","name":"x","createdAt":"yesterday"}""")]
    [InlineData("""{"id":"risk:x","name":"x","aliases":["a" """)]
    public void What_is_no_entity_is_refused(string json) => Assert.Throws<JsonException>(() => Read(json));

    private static string Write(Entity entity) => JsonSerializer.Serialize(entity, GraphRecordJson.Default.Entity);

    private static Entity Read(string json) => JsonSerializer.Deserialize(json, GraphRecordJson.Default.Entity)!;
}
