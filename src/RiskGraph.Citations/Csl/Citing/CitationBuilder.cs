using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Rendering;

namespace RiskGraph.Citations.Csl.Citing;

/// <summary>Makes the text of one citation from its cites: affixes, grouping, collapsing, delimiters.</summary>
internal sealed class CitationBuilder(Session session)
{
    private const string NoPrintedForm = "[CSL STYLE ERROR: reference with no printed form.]";

    public FormattedText Build(Citation citation, IReadOnlyList<PlacedCite> cites)
    {
        var pieces = cites.Select((cite, i) => Piece(Mode(cite, citation.Mode, i))).ToList();
        var layout = session.Style.Citation;
        var content = new CiteCollapser(session).Join(pieces);
        if (content.Count == 0 && cites.Any(cite => cite.Cite is { SuppressAuthor: false, AuthorOnly: false }) && citation.Mode is null)
        {
            session.Warn($"The style prints nothing for {string.Join(", ", cites.Select(cite => $"'{cite.Cite.Id}'"))}.");
            content.Add(new OutText(NoPrintedForm));
        }
        List<Out> all = [];
        if (citation.Prefix.Length > 0) all.Add(RichText.Parse(Affixes.Prefix(citation.Prefix)));
        var isAuthorOnly = pieces.Count > 0 && pieces.TrueForAll(piece => piece.Placed.Cite.AuthorOnly);
        if (isAuthorOnly) all.AddRange(content);
        else
        {
            if (citation.Mode == "composite" && cites.Count > 0 && Piece(cites[0] with { Cite = cites[0].Cite with { AuthorOnly = true, Prefix = "", Suffix = "" } }).Content is { } author)
                all.AddRange([author, new OutText(" ")]);
            if (Renderer.DressLayout(content, layout.Look) is { } dressed) all.Add(dressed);
        }
        if (citation.Suffix.Length > 0) all.Add(RichText.Parse(Affixes.Suffix(citation.Suffix)));
        var root = new OutBox { Items = all };
        // A term that begins a note begins a sentence.
        if (session.Style.IsNote && root.Leaves().FirstOrDefault(leaf => leaf.Text.Length > 0) is { Kind: LeafKind.Term } first) TextCase.Apply(first, "capitalize-first", isEnglish: true);
        Punctuation.Settle(root, session.Renderer.Locale);
        return new(root);
    }

    private static PlacedCite Mode(PlacedCite placed, string? mode, int index) => mode switch
    {
        "author-only" when index == 0 => placed with { Cite = placed.Cite with { AuthorOnly = true } },
        "suppress-author" or "composite" when index == 0 => placed with { Cite = placed.Cite with { SuppressAuthor = true } },
        _ => placed,
    };

    private CitePiece Piece(PlacedCite placed)
    {
        var cite = placed.Cite;
        if (session.Find(cite.Id) is not { } item)
        {
            session.Warn($"There is no item with the id '{cite.Id}', which a citation names.");
            return new(placed, new OutBox { Format = new(Weight: "bold"), Items = [new OutText(cite.Id + "?")] }, null);
        }
        var frame = session.CiteFrame(item, placed, suppressNames: cite.SuppressAuthor);
        var rendered = OutBox.Of(session.Renderer.Render(session.Style.Citation.Children, frame));
        if (cite.AuthorOnly) rendered = frame.FirstNames;
        return new(placed, Affixes.Around(cite, rendered), frame);
    }
}

/// <summary>A cite as rendered. <paramref name="Frame"/> is null when its item is missing.</summary>
internal sealed record CitePiece(PlacedCite Placed, Out? Content, Frame? Frame)
{
    public string Names { get; } = Frame?.FirstNames?.Plain() ?? "";

    /// <summary>The cite can merge with its neighbours only when nothing of its own is said about it.</summary>
    public bool IsBare => Placed.Cite is { Prefix.Length: 0, Suffix.Length: 0 } && Frame is { HasLocator: false };
}

/// <summary>What a writer puts before and after a cite, with the blank that is wanted between.</summary>
internal static class Affixes
{
    public static string Prefix(string prefix) => prefix.Length > 0 && (char.IsLetterOrDigit(prefix[^1]) || prefix[^1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '>') ? prefix + " " : prefix;

    public static string Suffix(string suffix) => suffix.Length > 0 && (char.IsLetterOrDigit(suffix[0]) || suffix[0] is '(' or '[') ? " " + suffix : suffix;

    public static Out? Around(Cite cite, Out? content)
    {
        if (content is null || content.IsEmpty) return cite.Prefix.Length + cite.Suffix.Length == 0 ? null : new OutBox { Items = [RichText.Parse(cite.Prefix), RichText.Parse(cite.Suffix)] };
        if (cite.Prefix.Length == 0 && cite.Suffix.Length == 0) return content;
        var items = new List<Out>();
        if (cite.Prefix.Length > 0)
        {
            items.Add(RichText.Parse(Prefix(cite.Prefix)));
            if (cite.Prefix.TrimEnd() is { Length: > 0 } trimmed && trimmed[^1] is '.' or '!' or '?' && cite.Prefix.Contains(' ', StringComparison.Ordinal)) TextCase.Apply(content, "capitalize-first", isEnglish: true);
        }
        items.Add(content);
        if (cite.Suffix.Length > 0) items.Add(RichText.Parse(Suffix(cite.Suffix)));
        return new OutBox { Items = items };
    }
}
