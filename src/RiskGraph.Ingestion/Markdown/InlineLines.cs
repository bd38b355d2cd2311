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
    private int _raised = -1;

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
        var closes = tag.StartsWith("</", StringComparison.Ordinal);
        if (name == "sup") RaisedMark(closes);
        else if (_hidden is not null)
        {
            if (closes && name == _hidden) _hidden = null;
        }
        else if (HtmlText.IsHidden(name) && !closes) _hidden = name;
        else if (HtmlText.BreaksLine(name)) EndLine();
    }

    /// <summary>A raised number behind a word or sign is the mark of a note; behind a number it is a power.</summary>
    private void RaisedMark(bool closes)
    {
        if (!closes) _raised = _text.Length;
        else if (_raised >= 0 && _raised <= _text.Length && (_raised == 0 || !char.IsDigit(_text[_raised - 1])) && _text.ToString(_raised, _text.Length - _raised).All(char.IsDigit))
        {
            _text.Length = _raised;
            _bold = Math.Min(_bold, _raised);
        }
        if (closes) _raised = -1;
    }

    private void EndLine()
    {
        var text = _text.ToString().TrimEnd();
        _lines.Add((text, Math.Min(_bold, text.Length)));
        _text.Clear();
        (_bold, _boldOnly, _raised) = (0, true, -1);
    }
}
