using System.Text.RegularExpressions;

namespace RiskGraph.Citations.Csl.Data;

/// <summary>A person (family name and other parts) or a body or pseudonym (<see cref="Literal"/>).</summary>
public sealed partial record CslName
{
    public string Family { get; init; } = "";
    public string Given { get; init; } = "";
    public string DroppingParticle { get; init; } = "";
    public string NonDroppingParticle { get; init; } = "";
    public string Suffix { get; init; } = "";

    /// <summary>The suffix follows a comma even where the name is not inverted: "John Doe, Jr."</summary>
    public bool CommaSuffix { get; init; }

    /// <summary>The family name always comes first, without a comma, as in Hungarian.</summary>
    public bool StaticOrdering { get; init; }

    public string? Literal { get; init; }

    public bool IsPersonal => Literal is null;

    /// <summary>The family name with its particles before it.</summary>
    internal string WholeFamily => string.Join(' ', new[] { DroppingParticle, NonDroppingParticle, Family }.Where(p => p.Length > 0));

    /// <summary>Splits particles off the family and given names, and a suffix off the given name, where the data does not give them apart.</summary>
    public CslName WithParticles()
    {
        if (Literal is not null) return this;
        var name = this;
        if (name.Family.Length > 1 && name.Family[0] == '"' && name.Family[^1] == '"') return name with { Family = name.Family[1..^1] };
        if (name.Suffix.Length == 0 && name.Given.IndexOf(',', StringComparison.Ordinal) is var comma && comma > 0)
        {
            var isComma = comma + 1 < name.Given.Length && name.Given[comma + 1] == '!';
            var suffix = name.Given[(comma + (isComma ? 2 : 1))..].Trim();
            name = name with { Given = name.Given[..comma].TrimEnd(), Suffix = suffix, CommaSuffix = name.CommaSuffix || isComma };
        }
        if (name.NonDroppingParticle.Length == 0 && FamilyParticle.Match(name.Family) is { Success: true } family)
            name = name with { NonDroppingParticle = family.Groups[1].Value.Trim(), Family = family.Groups[2].Value };
        if (name.DroppingParticle.Length == 0 && GivenParticle.Match(name.Given) is { Success: true } given)
            name = name with { DroppingParticle = given.Groups[2].Value.Trim(), Given = given.Groups[1].Value };
        return name;
    }

    [GeneratedRegex(@"^((?:\p{Ll}[\p{Ll}'’]*\s+)*(?:\p{Ll}+\s+|\p{Ll}{1,3}['’]\s*|['’]\p{Ll}\s+|\p{Ll}{2,3}-))(\p{Lu}.*|\p{Lo}.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex FamilyParticle { get; }

    [GeneratedRegex(@"^(\S.*?)\s+((?:\p{Ll}[\p{Ll}'’]*\s+)*\p{Ll}[\p{Ll}]*['’-]?)$", RegexOptions.CultureInvariant)]
    private static partial Regex GivenParticle { get; }
}
