using System.Text;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Guard;

namespace RiskGraph.Tests.GraphQL.Guard;

/// <summary>Requests made to cost far more than they weigh. Each is refused by name, for work in proportion to its size.</summary>
public sealed class AttackTests
{
    public static TheoryData<Attack> Attacks => [.. Attack.All];

    private static readonly GuardLimits s_highest = GuardLimit.All.Aggregate(GuardLimits.Default, (limits, one) => limits.With(one, one.Most));

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public void An_attack_is_refused_by_the_limit_it_breaks(Attack attack)
    {
        // The character limit would stop the largest before what they are about is looked at.
        var limits = attack.Limit == "characters" ? GuardLimits.Default : GuardLimits.Default.With(GuardLimit.Characters, 10_000_000);
        var refused = Assert.Throws<LimitExceededException>(() => GuardSample.Guard(attack.Document, attack.Variables, limits));
        Assert.True(attack.Limit == refused.Limit, $"{attack}: expected {attack.Limit}, got: {refused.Message}");
        Assert.True(refused.Actual > refused.Allowed, attack.Name);
        Assert.Equal("LIMIT_EXCEEDED", refused.Code);
    }

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public void The_guard_visits_no_more_than_a_few_times_what_it_was_given(Attack attack)
    {
        // With limits as high as they go, it looks at everything.
        var limits = s_highest;
        var work = new GuardWork();
        try
        {
            var guard = new RequestGuard(GuardSample.Schema, limits, GuardSample.DefaultPageSize);
            var json = Encoding.UTF8.GetBytes(attack.Variables);
            JsonMeter.Check(json, limits, work);
            var parsed = guard.Parse(attack.Document, work);
            var inputs = new global::GraphQL.SystemTextJson.GraphQLSerializer().Deserialize<global::GraphQL.Inputs>(attack.Variables)!;
            guard.Price(parsed, parsed.Definitions.OfType<GraphQLParser.AST.GraphQLOperationDefinition>().First(), inputs, work);
        }
        catch (LimitExceededException e) when (e.Limit is "nesting" or "inputDepth")
        {
            // Recursion stays bounded: what was done until then counts.
        }
        Assert.InRange(work.Visited, 1, 8 * (attack.Document.Length + attack.Variables.Length));
    }

    [Fact]
    public void Twice_the_levels_of_fragments_are_twice_the_work()
    {
        long Work(int levels) => GuardSample.Guard(Attack.SpreadTwice(levels), "{}", s_highest).Work.Visited;
        // At 24 levels there are 33 million spreads to spell out.
        var (small, large) = (Work(12), Work(24));
        Assert.InRange(large, small + 1, (2 * small) + 20);
    }

    [Theory]
    [InlineData("{ risk { ...A } } fragment A on Risk { id ...A }")]
    [InlineData("{ risk { ...A } } fragment A on Risk { ...B } fragment B on Risk { incident { ...C } } fragment C on Incident { risk { ...A } }")]
    [InlineData("{ risk { id } } fragment A on Risk { ...B } fragment B on Risk { ...A }")]
    public void A_fragment_that_contains_itself_is_refused_before_anything_follows_it(string document)
    {
        var error = Assert.Throws<global::GraphQL.Validation.ValidationError>(() => GuardSample.Guard(document));
        Assert.StartsWith("The fragment 'A' contains itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_too_long_to_convert_is_refused()
    {
        var error = Assert.Throws<UserInputException>(() => GuardSample.Guard("{ __typename }", "{\"n\":1" + new string('0', 5000) + "}"));
        Assert.Equal("A number in the request has 5001 characters. Write numbers with at most 400.", error.Message);
    }
}
