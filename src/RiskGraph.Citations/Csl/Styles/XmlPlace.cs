using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace RiskGraph.Citations.Csl.Styles;

/// <summary>XML with places: every complaint names line and column.</summary>
internal static class XmlPlace
{
    public static readonly XNamespace Csl = "http://purl.org/net/xbiblio/csl";

    public static XElement Load(string xml, string what)
    {
        try
        {
            using var text = new StringReader(xml.TrimStart('\uFEFF', ' ', '\n', '\r', '\t'));
            using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!;
        }
        catch (XmlException e)
        {
            throw new CslException($"The {what} is not well-formed XML: {e.Message}", e);
        }
    }

    public static CslException Error(XObject at, string message)
    {
        var place = (IXmlLineInfo)at;
        return new(place.HasLineInfo() ? string.Create(CultureInfo.InvariantCulture, $"Line {place.LineNumber}, column {place.LinePosition}: {message}") : message);
    }

    public static string? Get(this XElement element, string name) => element.Attribute(name)?.Value;

    public static string Need(this XElement element, string name) =>
        element.Attribute(name)?.Value ?? throw Error(element, $"<{element.Name.LocalName}> lacks its attribute '{name}'. Add {name}=\"…\".");

    public static bool? Flag(this XElement element, string name) => element.Attribute(name) is not { } attribute ? null
        : attribute.Value.Trim() switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => throw Error(attribute, $"{name}=\"{attribute.Value}\" is not a truth value. Write true or false."),
        };

    public static int? Whole(this XElement element, string name) => element.Attribute(name) is not { } attribute ? null
        : int.TryParse(attribute.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Error(attribute, $"{name}=\"{attribute.Value}\" is not a whole number.");

    public static string? OneOf(this XElement element, string name, params ReadOnlySpan<string> allowed)
    {
        if (element.Attribute(name) is not { } attribute) return null;
        foreach (var value in allowed)
            if (value == attribute.Value) return value;
        throw Error(attribute, $"{name}=\"{attribute.Value}\" is not known. Write one of: {string.Join(", ", allowed.ToArray())}.");
    }

    public static IReadOnlyList<string> Words(string value) => value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
