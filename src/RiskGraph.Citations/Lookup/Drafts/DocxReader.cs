using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace RiskGraph.Citations.Lookup.Drafts;

/// <summary>
/// Reads the text of a .docx: its paragraphs, a line each, without what was deleted while changes were tracked. Nothing of the
/// file but the main part is unpacked, and of that no more than is allowed, whatever the file says of its sizes.
/// </summary>
public static class DocxReader
{
    /// <summary>The most bytes of a file, of its main part unpacked, and the most parts.</summary>
    public const int MostBytes = 20_000_000, MostUnpacked = 60_000_000, MostParts = 5_000;

    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    /// <param name="file">Seekable.</param>
    /// <exception cref="LookupException">It is no .docx, or too large.</exception>
    public static Draft Read(Stream file, CancellationToken cancellationToken)
    {
        if (file.Length > MostBytes) throw new LookupException($"The file has {file.Length} bytes; {MostBytes} are the most that are read. Leave out pictures, or send it in parts.");
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostParts) throw new LookupException($"The file has more than {MostParts} parts, which no text needs. Save it anew as .docx.");
            var part = archive.GetEntry(MainPart(archive)) ?? throw NoDocx();
            using var stream = Bounded(part);
            return ReadMain(stream, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            throw NoDocx();
        }
    }

    private static LookupException NoDocx() => new("This is no .docx that can be read. Save it anew as .docx in a word processor, or send it as text.");

    private static BoundedStream Bounded(ZipArchiveEntry part) => new(part.Open(), MostUnpacked,
        () => new LookupException($"The text of the file has more than {MostUnpacked} bytes unpacked, which is the most that is read. Send it in parts."));

    private static string MainPart(ZipArchive archive)
    {
        if (archive.GetEntry("_rels/.rels") is not { } relations) throw NoDocx();
        using var stream = Bounded(relations);
        using var xml = XmlReader.Create(stream, Settings());
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
                return xml.GetAttribute("Target")?.TrimStart('/') ?? throw NoDocx();
        throw NoDocx();
    }

    private static XmlReaderSettings Settings() => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostUnpacked };

    private static Draft ReadMain(Stream part, CancellationToken cancellationToken)
    {
        using var xml = XmlReader.Create(part, Settings());
        var (text, blocks, citations) = (new StringBuilder(), ImmutableArray.CreateBuilder<DraftBlock>(), ImmutableArray.CreateBuilder<DraftCitation>());
        var (start, isHeading, deleted, isWord) = (0, false, 0, false);
        while (xml.Read())
        {
            if (xml.NamespaceURI is not (Word or Strict)) continue;
            isWord |= xml.LocalName == "document";
            if (xml.NodeType == XmlNodeType.EndElement)
            {
                if (xml.LocalName is "del" or "moveFrom") deleted--;
                if (xml.LocalName == "p") EndParagraph();
                continue;
            }
            if (xml.NodeType != XmlNodeType.Element) continue;
            cancellationToken.ThrowIfCancellationRequested();
            switch (xml.LocalName)
            {
                case "p" when !xml.IsEmptyElement: (start, isHeading) = (text.Length, false); break;
                case "del" or "moveFrom" when !xml.IsEmptyElement: deleted++; break;
                case "pStyle": isHeading |= xml.GetAttribute("val", xml.NamespaceURI) is { } style && (style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style is "Title" or "Subtitle"); break;
                case "t" when deleted == 0 && !xml.IsEmptyElement: text.Append(xml.ReadElementContentAsString()); EndOf(xml); break;
                case "tab": text.Append('\t'); break;
                case "br" or "cr": text.Append(' '); break;
                case "noBreakHyphen": text.Append('-'); break;
                case "footnoteReference" or "endnoteReference": citations.Add(new(Math.Max(start, text.Length - 1), text.Length)); break;
                case "instrText" when !xml.IsEmptyElement:
                    if (xml.ReadElementContentAsString() is var field && (field.Contains("CITATION", StringComparison.OrdinalIgnoreCase) || field.Contains("ZOTERO", StringComparison.Ordinal))) citations.Add(new(Math.Max(start, text.Length - 1), text.Length));
                    EndOf(xml);
                    break;
            }
            if (text.Length > Draft.MostText) throw new LookupException($"The draft has more than {Draft.MostText} characters, which are the most that are read. Send it in parts.");
        }
        if (!isWord) throw NoDocx();
        var whole = text.ToString();
        return Draft.Of(new(whole, whole, blocks.ToImmutable(), citations.ToImmutable()));

        void EndParagraph()
        {
            if (text.Length > start) blocks.Add(new(start, text.Length, isHeading));
            text.Append('\n');
            start = text.Length;
        }

        // Reading the content has gone on to what follows, which may end a paragraph.
        void EndOf(XmlReader reader)
        {
            if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "p" }) EndParagraph();
        }
    }
}
