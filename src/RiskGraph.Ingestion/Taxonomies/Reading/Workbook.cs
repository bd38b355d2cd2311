using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace RiskGraph.Ingestion.Taxonomies.Reading;

/// <summary>Reads the cells of an XLSX workbook (ECMA-376): texts, shared texts, numbers and booleans as they are stored, no styles and no formulas.</summary>
internal sealed class Workbook : IDisposable
{
    private const long MaxPartBytes = 256 << 20;

    private readonly ZipArchive _archive;
    private readonly string _path;
    private readonly List<string> _shared;
    private readonly Dictionary<string, string> _sheets = new(StringComparer.Ordinal);

    /// <exception cref="TaxonomyException">It is no workbook.</exception>
    public Workbook(Stream stream, string path)
    {
        _path = path;
        try
        {
            _archive = new(stream, ZipArchiveMode.Read);
        }
        catch (InvalidDataException e)
        {
            throw new TaxonomyException($"{path}: this is no XLSX workbook: {e.Message}");
        }
        _shared = ReadShared();
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in Elements("xl/_rels/workbook.xml.rels", "Relationship")) targets[element["Id"]] = element["Target"];
        foreach (var element in Elements("xl/workbook.xml", "sheet"))
            if (targets.TryGetValue(element.GetValueOrDefault("r:id") ?? "", out var target)) _sheets[element["name"]] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
    }

    public IEnumerable<string> Sheets => _sheets.Keys;

    public void Dispose() => _archive.Dispose();

    /// <summary>The rows that have cells, each with its number from 1; cells that are missing in between are empty.</summary>
    public IEnumerable<(int Number, IReadOnlyList<string> Cells)> Rows(string sheet)
    {
        using var reader = Open(_sheets[sheet]);
        var (cells, number) = (new List<string>(), 0);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                if (cells.Count > 0) yield return (number, cells);
                cells = [];
                number = reader.GetAttribute("r") is { } r ? int.Parse(r, CultureInfo.InvariantCulture) : number + 1;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var column = Column(reader.GetAttribute("r")) ?? cells.Count;
                while (cells.Count < column) cells.Add("");
                cells.Add(Cell(reader));
            }
        }
        if (cells.Count > 0) yield return (number, cells);
    }

    private string Cell(XmlReader reader)
    {
        var type = reader.GetAttribute("t");
        if (reader.IsEmptyElement) return "";
        var text = new StringBuilder();
        using var cell = reader.ReadSubtree();
        cell.Read();
        while (cell.Read())
            if (cell is { NodeType: XmlNodeType.Element, LocalName: "v" or "t" }) text.Append(cell.ReadElementContentAsString());
        return type == "s" && int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _shared.Count ? _shared[at] : text.ToString();
    }

    /// <summary>AB12 is in column 27, counted from 0.</summary>
    private static int? Column(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetterUpper)) column = column * 26 + (c - 'A' + 1);
        return column - 1;
    }

    private List<string> ReadShared()
    {
        var shared = new List<string>();
        if (_archive.GetEntry("xl/sharedStrings.xml") is null) return shared;
        using var reader = Open("xl/sharedStrings.xml");
        var text = new StringBuilder();
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" }) text.Clear();
            else if (reader is { NodeType: XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA }) text.Append(reader.Value);
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "si" }) shared.Add(text.ToString());
        }
        return shared;
    }

    private IEnumerable<Dictionary<string, string>> Elements(string part, string name)
    {
        using var reader = Open(part);
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element } && reader.LocalName == name)
            {
                var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
                for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute()) attributes[reader.Name] = reader.Value;
                yield return attributes;
            }
    }

    private XmlReader Open(string part)
    {
        var entry = _archive.GetEntry(part) ?? throw new TaxonomyException($"{_path}: this is no XLSX workbook: it has no {part}.");
        if (entry.Length > MaxPartBytes) throw new TaxonomyException($"{_path}: {part} has {entry.Length} bytes unpacked, more than the {MaxPartBytes} that are read.");
        return XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, MaxCharactersInDocument = MaxPartBytes });
    }
}
