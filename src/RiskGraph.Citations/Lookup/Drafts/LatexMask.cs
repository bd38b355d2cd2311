using System.Text.RegularExpressions;

namespace RiskGraph.Citations.Lookup.Drafts;

/// <summary>Hides the markup of LaTeX. Formulas, tables, listings and figures are no sentences.</summary>
internal static partial class LatexMask
{
    [GeneratedRegex(@"(?<!\\)%[^\n]*")] private static partial Regex Comment { get; }
    [GeneratedRegex(@"\\begin\{(verbatim\*?|lstlisting|equation\*?|align\*?|gather\*?|tabular[x*]?|figure\*?|table\*?|tikzpicture|thebibliography|filecontents\*?|minted)\}.*?(?:\\end\{\1\}|\z)", RegexOptions.Singleline)] private static partial Regex NoProse { get; }
    [GeneratedRegex(@"~?\\(?:[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\]]{0,1000}\]){0,2}\{[^{}]*\}|url\{[^{}]*\})")] private static partial Regex Cite { get; }
    [GeneratedRegex(@"\\(?:footnote|footnotetext|thanks|marginpar)(?:\[[^\]]{0,1000}\])?\{")] private static partial Regex Note { get; }
    [GeneratedRegex(@"\\(?:part|chapter|section|subsection|subsubsection|paragraph|title)\*?(?:\[[^\]]{0,1000}\])?\{([^{}]*)\}")] private static partial Regex Heading { get; }
    [GeneratedRegex(@"\\(?:label|ref|eqref|pageref|autoref|cref|Cref|includegraphics|input|include|usepackage|documentclass|bibliography|bibliographystyle|addbibresource|vspace|hspace|date|author|begin|end|newcommand|renewcommand|setlength)\*?(?:\[[^\]]{0,1000}\])*(?:\{[^{}]*\})*")] private static partial Regex Silent { get; }
    [GeneratedRegex(@"\\href\{[^{}]*\}")] private static partial Regex Address { get; }
    [GeneratedRegex(@"\\item(?:\[[^\]]{0,1000}\])?|\\(?:par|newline|clearpage|newpage|maketitle|tableofcontents)\b|\\\\")] private static partial Regex Break { get; }
    [GeneratedRegex(@"\\[A-Za-z@]+\*?|\\(?=[%&#_{}$])|\\[,;:!/ -]|[{}~$]")] private static partial Regex Command { get; }

    public static MaskedText Of(string text)
    {
        var mask = new Masking(text);
        if (text.IndexOf(@"\begin{document}", StringComparison.Ordinal) is var begin and >= 0) mask.Hide(0, begin);
        if (text.IndexOf(@"\end{document}", StringComparison.Ordinal) is var end and >= 0) mask.Hide(end, text.Length);
        foreach (var whole in new[] { Comment, NoProse })
            foreach (Match match in whole.Matches(text)) mask.Hide(match.Index, match.Index + match.Length);
        foreach (var (start, stop) in Formulas(text)) mask.Hide(start, stop);
        foreach (Match match in Note.Matches(text))
            if (!mask.IsHidden(match.Index)) mask.Cite(match.Index, Close(text, match.Index + match.Length));
        foreach (Match match in Cite.Matches(text))
            if (!mask.IsHidden(match.Index)) mask.Cite(match.Index, match.Index + match.Length);
        foreach (Match match in Address.Matches(text))
            if (!mask.IsHidden(match.Index)) mask.Cite(match.Index, match.Index + match.Length);
        var headings = Heading.Matches(text).Where(m => !mask.IsHidden(m.Index)).Select(m => (Start: m.Index, End: m.Index + m.Length)).ToList();
        var breaks = Break.Matches(text).Concat(Silent.Matches(text).Where(m => m.Value.StartsWith(@"\begin", StringComparison.Ordinal) || m.Value.StartsWith(@"\end", StringComparison.Ordinal)))
            .Select(m => m.Index);
        foreach (var hidden in new[] { Silent, Break, Command })
            foreach (Match match in hidden.Matches(text)) mask.Hide(match.Index, match.Index + match.Length);
        Quotes(text, mask);
        return mask.ToText(words => Blocks(words, headings, breaks));
    }

    /// <summary>Displayed formulas. Where nothing closes one, nothing closes a later one either, so the rest of the text is gone through once, not once for each.</summary>
    private static IEnumerable<(int Start, int End)> Formulas(string text)
    {
        var (brackets, dollars) = (true, true);
        for (var at = 0; at + 1 < text.Length; at++)
        {
            var close = (text[at], text[at + 1]) switch
            {
                ('\\', '[') when brackets => @"\]",
                ('$', '$') when dollars => "$$",
                _ => null,
            };
            if (close is null) continue;
            var end = text.IndexOf(close, at + 2, StringComparison.Ordinal);
            if (end < 0)
            {
                (brackets, dollars) = (brackets && close == "$$", dollars && close != "$$");
                continue;
            }
            yield return (at, end + 2);
            at = end + 1;
        }
    }

    /// <summary>One behind the brace that closes the one before a place.</summary>
    private static int Close(string text, int at)
    {
        for (var depth = 1; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '{') depth++;
            else if (text[at] == '}' && --depth == 0) return at + 1;
        }
        return text.Length;
    }

    private static void Quotes(string text, Masking mask)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is not ('`' or '\'') || text[i + 1] != text[i] || mask.IsHidden(i)) continue;
            // The inner mark keeps the quotation mark close to the word.
            var isOpening = text[i] == '`';
            mask.Put(i, isOpening ? ' ' : '”');
            mask.Put(i + 1, isOpening ? '“' : ' ');
            i++;
        }
    }

    private static IEnumerable<DraftBlock> Blocks(string words, List<(int Start, int End)> headings, IEnumerable<int> breaks)
    {
        var cuts = breaks.Concat(headings.SelectMany(h => new[] { h.Start, h.End })).Order().ToList();
        var headed = new StretchWalk(headings);
        var next = 0;
        foreach (var block in MaskedText.Paragraphs(words, _ => false))
        {
            while (next < cuts.Count && cuts[next] <= block.Start) next++;
            for (var from = block.Start; from < block.End;)
            {
                var to = next < cuts.Count && cuts[next] < block.End ? cuts[next++] : block.End;
                if (!words.AsSpan(from, to - from).IsWhiteSpace()) yield return new(from, to, headed.Has(from));
                from = to;
            }
        }
    }
}
