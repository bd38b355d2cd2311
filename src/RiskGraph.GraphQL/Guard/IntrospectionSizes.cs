using GraphQL.Types;

namespace RiskGraph.GraphQL.Guard;

/// <summary>How long the lists of introspection are in a schema, on average and rounded up.</summary>
internal sealed class IntrospectionSizes
{
    /// <summary>How many types the schema has is the catalogue's doing and not the client's, so beyond these they are free.</summary>
    private const int MostTypes = 200;

    private readonly int _types, _fields, _arguments, _inputFields, _enumValues, _interfaces, _possibleTypes, _directives;

    public IntrospectionSizes(ISchema schema)
    {
        var types = schema.AllTypes.ToList();
        var complex = types.OfType<IComplexGraphType>().Where(t => t is not IInputObjectGraphType).ToList();
        var fields = complex.SelectMany(t => t.Fields).ToList();
        _types = Math.Min(types.Count, MostTypes);
        // Of types that have any: what leads from field to field are these.
        _fields = Average(fields.Count, complex.Count);
        _arguments = Average(fields.Sum(f => f.Arguments?.Count ?? 0), fields.Count);
        _inputFields = Average(types.OfType<IInputObjectGraphType>().Sum(t => t.Fields.Count), types.Count);
        _enumValues = Average(types.OfType<EnumerationGraphType>().Sum(t => t.Values.Count), types.Count);
        _interfaces = Average(types.OfType<IImplementInterfaces>().Sum(t => t.ResolvedInterfaces.Count), types.Count);
        _possibleTypes = Average(types.OfType<IAbstractGraphType>().Sum(t => t.PossibleTypes.Count), types.Count);
        _directives = Math.Max(1, schema.Directives.Count);
    }

    public int Of(string field) => field switch
    {
        "types" => _types,
        "fields" => _fields,
        "args" => _arguments,
        "inputFields" => _inputFields,
        "enumValues" => _enumValues,
        "interfaces" => _interfaces,
        "possibleTypes" => _possibleTypes,
        "directives" => _directives,
        _ => Prices.UnboundedList,
    };

    private static int Average(int members, int lists) => Math.Max(1, (members + lists - 1) / Math.Max(1, lists));
}
