using GraphQL.Validation;
using GraphQLParser.AST;
using RiskGraph.GraphQL.Errors;

namespace RiskGraph.GraphQL.Guard;

/// <summary>
/// The size of a document with every fragment spelled out, without spelling any out: each definition is walked once and its
/// measures are kept, so the work is in proportion to the document, however often its fragments are spread.
/// </summary>
internal sealed class DocumentShape
{
    private readonly GuardLimits _limits;
    private readonly GuardWork _work;
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Measures> _measured = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];
    private readonly GraphQLDocument _document;
    private int _aliases;
    private int _directives;
    private int _spreads;

    private DocumentShape(GraphQLDocument document, GuardLimits limits, GuardWork work) => (_document, _limits, _work) = (document, limits, work);

    /// <param name="Breadth">Fields at the top level.</param>
    /// <param name="Fields">Fields at all levels.</param>
    /// <param name="Depth">Levels of fields.</param>
    /// <param name="Nesting">Levels of selection sets, fragments among them.</param>
    private readonly record struct Measures(long Breadth, long Fields, int Depth, int Nesting);

    /// <exception cref="LimitExceededException">A limit is exceeded.</exception>
    /// <exception cref="ValidationError">A fragment spreads itself.</exception>
    public static void Check(GraphQLDocument document, GuardLimits limits, GuardWork work) => new DocumentShape(document, limits, work).Run();

    private void Run()
    {
        _limits.Check(GuardLimit.Definitions, _document.Definitions.Count);
        // Of fragments with the same name the first counts; validation refuses the second.
        foreach (var definition in _document.Definitions)
            if (definition is GraphQLFragmentDefinition fragment) _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
        long fields = 0;
        foreach (var definition in _document.Definitions)
        {
            _work.Visit();
            switch (definition)
            {
                case GraphQLOperationDefinition operation:
                    _limits.Check(GuardLimit.Variables, operation.Variables?.Count ?? 0);
                    foreach (var variable in operation.Variables?.Items ?? []) Count(variable.Directives);
                    Count(operation.Directives);
                    fields = Math.Min(fields + MeasureSet(operation.SelectionSet, 0).Fields, GuardLimits.Ceiling);
                    _limits.Check(GuardLimit.Fields, fields);
                    break;
                case GraphQLFragmentDefinition fragment:
                    MeasureFragment(fragment.FragmentName.Name.StringValue, null, 0);
                    break;
            }
        }
    }

    private Measures MeasureFragment(string name, GraphQLFragmentSpread? spread, int nesting)
    {
        if (_measured.TryGetValue(name, out var known)) return known;
        if (!_fragments.TryGetValue(name, out var fragment)) return default;
        if (_path.Contains(name))
        {
            throw new ValidationError(_document.Source, "5.5.2.2", $"The fragment '{name}' contains itself, by way of {string.Join(", ", _path.Skip(_path.IndexOf(name)))}. Take out one of the spreads.", spread!);
        }
        _path.Add(name);
        Count(fragment.Directives);
        var measures = MeasureSet(fragment.SelectionSet, nesting);
        _path.RemoveAt(_path.Count - 1);
        _measured.Add(name, measures);
        return measures;
    }

    private Measures MeasureSet(GraphQLSelectionSet set, int nesting)
    {
        // Checked on the way down, so that the call stack is bounded too.
        _limits.Check(GuardLimit.Nesting, nesting + 1);
        var total = new Measures(0, 0, 0, 1);
        foreach (var selection in set.Selections)
        {
            _work.Visit();
            total = selection switch
            {
                GraphQLField field => Add(total, MeasureField(field, nesting)),
                GraphQLInlineFragment inline => Add(total, MeasureInline(inline, nesting)),
                GraphQLFragmentSpread spread => Add(total, MeasureSpread(spread, nesting)),
                _ => total,
            };
        }
        _limits.Check(GuardLimit.Breadth, total.Breadth);
        _limits.Check(GuardLimit.Fields, total.Fields);
        _limits.Check(GuardLimit.Depth, total.Depth);
        _limits.Check(GuardLimit.Nesting, nesting + total.Nesting);
        return total;
    }

    private static Measures Add(Measures total, Measures one) =>
        new(Math.Min(total.Breadth + one.Breadth, GuardLimits.Ceiling), Math.Min(total.Fields + one.Fields, GuardLimits.Ceiling), Math.Max(total.Depth, one.Depth), Math.Max(total.Nesting, one.Nesting + 1));

    private Measures MeasureField(GraphQLField field, int nesting)
    {
        if (field.Alias is not null) _limits.Check(GuardLimit.Aliases, ++_aliases);
        Count(field.Directives);
        var below = field.SelectionSet is { } set ? MeasureSet(set, nesting + 1) : default;
        return new(1, Math.Min(below.Fields + 1, GuardLimits.Ceiling), below.Depth + 1, below.Nesting);
    }

    private Measures MeasureInline(GraphQLInlineFragment inline, int nesting)
    {
        CountSpread(inline.Directives);
        return MeasureSet(inline.SelectionSet, nesting + 1);
    }

    private Measures MeasureSpread(GraphQLFragmentSpread spread, int nesting)
    {
        CountSpread(spread.Directives);
        return MeasureFragment(spread.FragmentName.Name.StringValue, spread, nesting + 1);
    }

    private void CountSpread(GraphQLDirectives? directives)
    {
        _limits.Check(GuardLimit.Spreads, ++_spreads);
        Count(directives);
    }

    private void Count(GraphQLDirectives? directives)
    {
        if (directives is not null) _limits.Check(GuardLimit.Directives, _directives += directives.Count);
    }
}
