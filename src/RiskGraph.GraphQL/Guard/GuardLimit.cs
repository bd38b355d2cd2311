using RiskGraph.GraphQL.Errors;

namespace RiskGraph.GraphQL.Guard;

/// <summary>One thing that the guard counts. The name is that of the setting and of <c>extensions.limit</c>.</summary>
/// <param name="Name">In camel case, as in <c>listLength</c>.</param>
/// <param name="Default">The most that is allowed unless a setting says otherwise.</param>
/// <param name="Counts">What is counted, for the help of the setting.</param>
/// <param name="Advice">What a client can do, as a sentence.</param>
public sealed record GuardLimit(string Name, int Default, string Counts, string Advice)
{
    /// <summary>The highest that the setting can be; what recursion follows is bounded by the call stack.</summary>
    public int Most { get; private init; } = (int)GuardLimits.Ceiling;

    public static readonly GuardLimit Bytes = new("bytes", 256 * 1024,
        "bytes of a request's body, or of its query string", "Send a shorter document, or fewer values at a time.");
    public static readonly GuardLimit Characters = new("characters", 64 * 1024,
        "characters of a document", "Send a shorter document: pass values as variables, split it into several requests.");
    public static readonly GuardLimit Tokens = new("tokens", 10_000,
        "names, numbers, strings and punctuators of a document", "Send a shorter document: pass values as variables, split it into several requests.");
    public static readonly GuardLimit Nesting = new("nesting", 60,
        "brackets, fragments and fragment spreads one inside the other", "Nest less: flatten inline fragments, lists and filters, ask for the lower levels in a second request.")
    { Most = 400 };
    public static readonly GuardLimit Depth = new("depth", 20,
        "fields one below the other, with fragments spelled out", "Ask for fewer levels, and go on from the ids of the answer in a second request.");
    public static readonly GuardLimit Fields = new("fields", 3_000,
        "fields of a document, with every fragment spelled out wherever it is spread", "Select fewer fields, or split the document into several requests.");
    public static readonly GuardLimit Breadth = new("breadth", 250,
        "fields of one selection set, with fragments spelled out", "Select fewer fields at one place, or split the document into several requests.");
    public static readonly GuardLimit Aliases = new("aliases", 100,
        "aliases of a document", "Ask for many objects with one field that takes a list, such as nodes(ids:), instead of many aliases.");
    public static readonly GuardLimit Directives = new("directives", 100,
        "directives of a document", "Leave out directives; an operation of its own is clearer than many @include and @skip.");
    public static readonly GuardLimit Spreads = new("spreads", 200,
        "fragment spreads, inline ones included, of a document", "Use fewer fragments, or split the document into several requests.");
    public static readonly GuardLimit Definitions = new("definitions", 100,
        "operations and fragments of a document", "Send only the operation to run and the fragments it uses.");
    public static readonly GuardLimit Variables = new("variables", 100,
        "variables of an operation", "Pass one input object instead of many variables.");
    public static readonly GuardLimit Values = new("values", 5_000,
        "values in arguments and variables, each member of a list or object being one", "Send fewer values at a time.");
    public static readonly GuardLimit ListLength = new("listLength", 1_000,
        "members of one list in arguments or variables", "Send the list in parts.");
    public static readonly GuardLimit InputDepth = new("inputDepth", 24,
        "lists and objects one inside the other in arguments and variables", "Nest filters less: and, or and not take lists, so one level often serves.")
    { Most = 400 };
    public static readonly GuardLimit Comparisons = new("comparisons", 50_000,
        "comparisons of fields that share a name in the answer", "Give fields that fragments select on different types different aliases, or spread fewer fragments at one place.");
    public static readonly GuardLimit Cost = new("cost", 100_000,
        "values that the answer can have, lists counted by the page sizes asked for, with a surcharge for totals, facets, searches and filters",
        "Ask for smaller pages (first, last, limit), fewer levels, or leave out totalCount and facet below a list.");

    /// <summary>In the order in which they are checked.</summary>
    public static IReadOnlyList<GuardLimit> All { get; } =
        [Bytes, Characters, Tokens, Nesting, Definitions, Depth, Breadth, Fields, Aliases, Directives, Spreads, Variables, Values, ListLength, InputDepth, Cost, Comparisons];

    internal LimitExceededException Exceeded(long allowed, long actual) => new(Name, allowed, actual, Advice);
}

/// <summary>How much of each thing is allowed.</summary>
public sealed class GuardLimits
{
    /// <summary>Counts are kept below this, so that a product of two fits 64 bits.</summary>
    internal const long Ceiling = 1_000_000_000;

    private readonly Dictionary<GuardLimit, int> _changed;

    private GuardLimits(Dictionary<GuardLimit, int> changed) => _changed = changed;

    public static GuardLimits Default { get; } = new([]);

    public int this[GuardLimit limit] => _changed.TryGetValue(limit, out var allowed) ? allowed : limit.Default;

    /// <exception cref="ArgumentOutOfRangeException">Not from 1 to <see cref="GuardLimit.Most"/>.</exception>
    public GuardLimits With(GuardLimit limit, int allowed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(allowed, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(allowed, limit.Most);
        return new(new(_changed) { [limit] = allowed });
    }

    /// <exception cref="LimitExceededException"><paramref name="actual"/> is more than allowed.</exception>
    public void Check(GuardLimit limit, long actual)
    {
        if (actual > this[limit]) throw limit.Exceeded(this[limit], actual);
    }
}

/// <summary>What the guard itself did: it must stay in proportion to what it was given.</summary>
public sealed class GuardWork
{
    /// <summary>Characters are not counted here, tokens and nodes are.</summary>
    public long Visited { get; private set; }

    internal void Visit() => Visited++;
}
