using System.Text;

namespace RiskGraph.Stores.Neo4j.Reading;

/// <summary>Asks a full-text index whose terms are whole values for one of them. The value is quoted, so that nothing in it is an operator.</summary>
internal static class WholeTerm
{
    public static string Query(string property, string value)
    {
        var query = new StringBuilder(property).Append(":\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\') query.Append('\\');
            query.Append(c);
        }
        return query.Append('"').ToString();
    }
}
