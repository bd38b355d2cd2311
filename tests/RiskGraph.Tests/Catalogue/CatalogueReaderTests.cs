using RiskGraph.Core.Catalogue;

namespace RiskGraph.Tests.Catalogue;

public sealed class CatalogueReaderTests
{
    private const string Minimal = """
        version: "1"
        kinds:
          LegalMatter:
            label: legal matter
            plural: legal matters
            description: A case.
            colour: "#000000"
            shape: circle
            properties:
              opened: partialDate
            terms: {airo: none, dpv: none, schema: schema:Thing, stix: none}
        predicates:
          FOLLOWS:
            label: follows
            reverseLabel: followed by
            description: It came after.
            terms: {airo: none, dpv: none, schema: none, stix: none}
            relations:
              - {from: LegalMatter, to: LegalMatter, field: follows, reverse: followedBy}
        """;

    [Fact]
    public void The_built_in_catalogue_is_sound() => Assert.NotEmpty(CatalogueReader.BuiltIn().Predicates);

    [Fact]
    public void A_kind_gets_its_names_from_its_one_name()
    {
        var kind = CatalogueReader.Parse(Minimal, "c.yaml").Kinds.Single();
        Assert.Equal(("legal-matter", "LEGAL_MATTER", "legalMatters"), (kind.Prefix, kind.EnumValue, kind.ListField));
        Assert.Equal(PropertyType.PartialDate, kind.Property("opened")!.Type);
        Assert.Equal((null, "schema:Thing"), (kind.Terms.Airo, kind.Terms.Schema));
    }

    [Fact]
    public void A_relation_shows_on_both_sides()
    {
        var fields = CatalogueReader.Parse(Minimal, "c.yaml").Fields("LegalMatter");
        Assert.Equal([("follows", Direction.Out), ("followedBy", Direction.In)], fields.Select(f => (f.Name, f.Direction)));
    }

    [Theory]
    [InlineData("shape: circle", "shape: blob", "c.yaml:8:12: kinds.LegalMatter.shape: 'blob' is not a shape. Allowed: circle,")]
    [InlineData("\"#000000\"", "black", "c.yaml:7:13: kinds.LegalMatter.colour: 'black' is not a colour.")]
    [InlineData("opened: partialDate", "opened: day", "c.yaml:10:15: kinds.LegalMatter.properties.opened: 'day' is not allowed here. Allowed: text, integer,")]
    [InlineData("opened: partialDate", "name: text", "c.yaml:10:7: kinds.LegalMatter.properties: 'name' is a field that LegalMatter has already.")]
    [InlineData("  LegalMatter:", "  legal_matter:", "c.yaml:3:3: kinds: 'legal_matter' is not a kind's name.")]
    [InlineData("  LegalMatter:", "  Statement:", "c.yaml:3:3: kinds: 'Statement' is taken")]
    [InlineData("to: LegalMatter", "to: Law", "c.yaml:19:33: predicates.FOLLOWS.relations[0].to: 'Law' is not a kind. Allowed: any, LegalMatter.")]
    [InlineData("reverse: followedBy", "reverse: follows", "c.yaml:19:9: predicates.FOLLOWS.relations[0]: the field 'follows' of LegalMatter is taken by")]
    [InlineData("reverseLabel: followed by", "reverse_label: x", "c.yaml:15:5: predicates.FOLLOWS: 'reverse_label' is not known here. Allowed: label, reverseLabel,")]
    [InlineData("stix: none}\npredicates", "}\npredicates", "c.yaml:11:12: kinds.LegalMatter.terms: 'stix' is missing.")]
    [InlineData("version: \"1\"", "version: [", "c.yaml:")]
    public void A_mistake_is_named_with_its_place_and_what_is_allowed(string right, string wrong, string message)
    {
        Assert.Contains(right, Minimal, StringComparison.Ordinal);
        var error = Assert.Throws<CatalogueException>(() => CatalogueReader.Parse(Minimal.Replace(right, wrong, StringComparison.Ordinal), "c.yaml"));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused() => Assert.Throws<CatalogueException>(() => CatalogueReader.Parse("", "c.yaml"));
}
