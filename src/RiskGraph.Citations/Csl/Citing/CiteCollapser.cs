using RiskGraph.Citations.Csl.Output;

namespace RiskGraph.Citations.Csl.Citing;

/// <summary>Groups cites of the same names, collapses numbers, years and year suffixes, and sets the delimiters between.</summary>
internal sealed class CiteCollapser(Session session)
{
    private readonly Styles.CitationOptions _options = session.Style.CitationOptions;
    private readonly string _delimiter = session.Style.Citation.Delimiter;

    private string AfterCollapse => _options.AfterCollapseDelimiter ?? _delimiter;

    public List<Out> Join(IReadOnlyList<CitePiece> pieces)
    {
        var shown = pieces.Where(piece => piece.Content is { IsEmpty: false }).ToList();
        return _options.Collapse == "citation-number" ? Numbers(shown)
            : _options.Collapse is not null || _options.CiteGroupDelimiter is not null ? Groups(shown)
            : Plain(shown);
    }

    private List<Out> Plain(List<CitePiece> pieces)
    {
        var content = new List<Out>();
        foreach (var piece in pieces) Add(content, piece.Content!, _delimiter);
        return content;
    }

    private static void Add(List<Out> content, Out piece, string delimiter)
    {
        if (content.Count > 0 && delimiter.Length > 0) content.Add(new OutText(delimiter));
        content.Add(piece);
    }

    private List<Out> Numbers(List<CitePiece> pieces)
    {
        var content = new List<Out>();
        var delimiter = _delimiter;
        for (var i = 0; i < pieces.Count; i++)
        {
            var last = i;
            while (last + 1 < pieces.Count && Counts(pieces[last]) && Counts(pieces[last + 1]) && pieces[last + 1].Frame!.CitationNumber == pieces[last].Frame!.CitationNumber + 1) last++;
            Add(content, pieces[i].Content!, delimiter);
            delimiter = _delimiter;
            if (last - i < 2) continue;
            Add(content, pieces[last].Content!, "–");
            (i, delimiter) = (last, AfterCollapse);
        }
        return content;

        static bool Counts(CitePiece piece) => piece.IsBare && piece.Frame is { HasCitationNumber: true };
    }

    private List<Out> Groups(List<CitePiece> pieces)
    {
        var content = new List<Out>();
        var delimiter = _delimiter;
        var grouped = pieces.Select((piece, i) => (piece, Key: piece.Names.Length == 0 ? $"\0{i}" : piece.Names)).GroupBy(pair => pair.Key, pair => pair.piece, StringComparer.Ordinal);
        foreach (var group in grouped)
        {
            var cites = group.ToList();
            var hasCollapsed = false;
            for (var i = 0; i < cites.Count; i++)
            {
                if (i > 0) delimiter = _options.CiteGroupDelimiter ?? ", ";
                var (cite, merges) = (cites[i], i > 0 && _options.Collapse is not null && cites[i].Placed.Cite.Prefix.Length == 0 && cites[i - 1].Placed.Cite.Suffix.Length == 0);
                if (!merges)
                {
                    Add(content, cite.Content!, delimiter);
                    continue;
                }
                hasCollapsed = true;
                if (!SharesYear(cites[i - 1], cite))
                {
                    Add(content, Again(cite, suppressYear: false), delimiter);
                    continue;
                }
                // A run of suffixes: a, b, c.
                var last = i;
                while (last + 1 < cites.Count && SharesYear(cites[last], cites[last + 1])) last++;
                AddSuffixes(content, cites.GetRange(i - 1, last - i + 2));
                i = last;
            }
            delimiter = hasCollapsed ? AfterCollapse : _delimiter;
        }
        return content;
    }

    private bool SharesYear(CitePiece before, CitePiece piece) => _options.Collapse is "year-suffix" or "year-suffix-ranged" && _options.AddYearSuffix
        && before.IsBare && piece.IsBare && before.Frame is { YearText.Length: > 0, Distinction.YearSuffix.Length: > 0 }
        && piece.Frame is { Distinction.YearSuffix.Length: > 0 } && before.Frame.YearText == piece.Frame.YearText;

    /// <param name="run">The cite that shows the year, then those that show their suffixes only.</param>
    private void AddSuffixes(List<Out> content, List<CitePiece> run)
    {
        var delimiter = _options.YearSuffixDelimiter ?? _delimiter;
        for (var i = 0; i < run.Count; i++)
        {
            var last = i;
            while (_options.Collapse == "year-suffix-ranged" && last + 1 < run.Count && Follows(run[last], run[last + 1])) last++;
            if (i > 0) Add(content, Again(run[i], suppressYear: true), delimiter);
            if (last - i < 2) continue;
            Add(content, Again(run[last], suppressYear: true), "–");
            i = last;
        }
    }

    private static bool Follows(CitePiece a, CitePiece b)
    {
        static int Value(string letters) => letters.Aggregate(0, (sum, letter) => sum * 26 + letter - 'a' + 1);
        return Value(b.Frame!.Distinction.YearSuffix) == Value(a.Frame!.Distinction.YearSuffix) + 1;
    }

    private Out Again(CitePiece piece, bool suppressYear)
    {
        var frame = session.CiteFrame(piece.Frame!.Item, piece.Placed, suppressNames: true, suppressYear);
        var content = OutBox.Of(session.Renderer.Render(session.Style.Citation.Children, frame));
        return content is null or { IsEmpty: true } ? piece.Content! : Affixes.Around(piece.Placed.Cite, content)!;
    }
}
