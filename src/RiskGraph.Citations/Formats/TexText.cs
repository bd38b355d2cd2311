using System.Text;

namespace RiskGraph.Citations.Formats;

/// <summary>Text for the value of a BibTeX field: what TeX would take for a command is escaped, all else stays as it is, in UTF-8.</summary>
internal static class TexText
{
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
            _ = c switch
            {
                '\\' => escaped.Append(@"\textbackslash{}"),
                '~' => escaped.Append(@"\textasciitilde{}"),
                '^' => escaped.Append(@"\textasciicircum{}"),
                '{' or '}' or '$' or '&' or '#' or '%' or '_' => escaped.Append('\\').Append(c),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }

    /// <summary>An address goes in as it is, for <c>\url</c>, but for what would end the field or start a comment.</summary>
    public static string Address(string url) => url.Replace("%", @"\%", StringComparison.Ordinal).Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal);
}
