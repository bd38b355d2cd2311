using System.Globalization;
using System.Text;

namespace RiskGraph.Core.Export.Formats.Cypher;

/// <summary>Values as Cypher reads them from a script, in which there are no parameters. Nothing that a document says can end a literal.</summary>
internal static class CypherLiteral
{
    public static void Text(StringBuilder script, string text)
    {
        script.Append('\'');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\'': script.Append("\\'"); break;
                case '\\':
                    script.Append("\\\\");
                    // A server that reads \uXXXX before anything else, as Neo4j 5 does, might see one in what follows.
                    if (i + 1 < text.Length && text[i + 1] is 'u' or 'U') script.Append("' + '");
                    break;
                case '\n': script.Append("\\n"); break;
                case '\r': script.Append("\\r"); break;
                case '\t': script.Append("\\t"); break;
                // Line ends of other sorts would break the rule of one statement a line.
                case < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF': script.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"); break;
                default: script.Append(c); break;
            }
        }
        script.Append('\'');
    }

    /// <summary>A number with a point or exponent, so that all values of a property are of one type.</summary>
    public static void Float(StringBuilder script, string number) => script.Append(number.AsSpan().IndexOfAny('.', 'E', 'e') >= 0 ? number : number + ".0");

    public static void List(StringBuilder script, IEnumerable<string> texts)
    {
        script.Append('[');
        var first = true;
        foreach (var text in texts)
        {
            if (!first) script.Append(", ");
            first = false;
            Text(script, text);
        }
        script.Append(']');
    }
}
