using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;

namespace RiskGraph.Ingestion.Markdown;

/// <summary>Turns what stands inside a paragraph into lines of plain text: the words of links and emphasis stay, addresses, tags and footnote marks go.</summary>
internal sealed class InlineLines
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Text, int Bold)> _lines = [];
    private int _bold;
    private bool _boldOnly = true;
    // Inside <script> and <style>, which are no text for people.
    private string? _hidden;

    public static List<(string Text, int Bold)> Of(ContainerInline? inlines)
    {
        var lines = new InlineLines();
        if (inlines is not null) lines.Visit(inlines, bold: false);
        lines.EndLine();
        return lines._lines;
    }

    private void Visit(ContainerInline container, bool bold)
    {
        foreach (var inline in container)
            switch (inline)
            {
                case LiteralInline literal: Append(literal.Content.AsSpan(), bold); break;
                case CodeInline code: Append(code.Content, bold); break;
                case HtmlEntityInline entity: Append(entity.Transcoded.AsSpan(), bold); break;
                case AutolinkInline link: Append(link.Url, bold); break;
                case LineBreakInline: EndLine(); break;
                case HtmlInline html: Tag(html.Tag); break;
                case FootnoteLink: break;
                case EmphasisInline emphasis: Visit(emphasis, bold || emphasis.DelimiterCount == 2); break;
                case DelimiterInline delimiter:
                    Append(delimiter.ToLiteral(), bold);
                    Visit(delimiter, bold);
                    break;
                case ContainerInline other: Visit(other, bold); break;
            }
    }

    private void Append(ReadOnlySpan<char> text, bool bold)
    {
        if (_hidden is not null) return;
        foreach (var c in text)
        {
            var white = char.IsWhiteSpace(c) || char.IsControl(c);
            if (white && (_text.Length == 0 || _text[^1] == ' ')) continue;
            _text.Append(white ? ' ' : c);
            _boldOnly &= bold || white;
            if (_boldOnly) _bold = _text.Length;
        }
    }

    private void Tag(string tag)
    {
        var name = HtmlText.NameOf(tag);
        if (_hidden is not null)
        {
            if (tag.StartsWith("</", StringComparison.Ordinal) && name == _hidden) _hidden = null;
        }
        else if (HtmlText.IsHidden(name) && !tag.StartsWith("</", StringComparison.Ordinal)) _hidden = name;
        else if (HtmlText.BreaksLine(name)) EndLine();
    }

    private void EndLine()
    {
        var text = _text.ToString().TrimEnd();
        _lines.Add((text, Math.Min(_bold, text.Length)));
        _text.Clear();
        (_bold, _boldOnly) = (0, true);
    }
}
