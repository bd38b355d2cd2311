using RiskGraph.Citations.Lookup.Index;
using RiskGraph.Core.Language;

namespace RiskGraph.Citations.Lookup.Comparing;

/// <summary>A unit of a source with what its reader knows besides: what stands around it, its document, and whom it is about.</summary>
internal sealed class SourceView
{
    private readonly HashSet<int> _own = [];
    private readonly HashSet<int> _around = [];
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public SourceView(EvidenceIndex index, int unit)
    {
        var entry = index.Units[unit];
        var passage = index.Passages[entry.Passage];
        Text = index.TextOf(entry);
        Tokens = new(Tokenizer.Read(Text));
        Take(index, Tokens.Tokens, _own);
        for (var near = Math.Max(passage.FirstUnit, unit - 1); near <= Math.Min(passage.FirstUnit + passage.Units - 1, unit + 1); near++)
        {
            if (near == unit) continue;
            var text = index.TextOf(index.Units[near]);
            var tokens = new TokenRun(Tokenizer.Read(text));
            Take(index, tokens.Tokens, _around);
            Near.Add((text, tokens));
        }
        var document = index.Documents[passage.Document];
        Title = document.Title;
        Take(index, Tokenizer.Read(Title), _around);
        foreach (var e in index.EvidenceOfUnit[unit])
        {
            var statement = index.Statements[index.Evidence[e].Statement];
            Entities.Add(statement.Subject);
            if (statement.Object >= 0) Entities.Add(statement.Object);
        }
        foreach (var entity in index.MentionsOfUnit[unit]) Entities.Add(entity);
        if (document.Primary >= 0) Entities.Add(document.Primary);
        foreach (var entity in Entities) Take(index, Tokenizer.Read(index.Entities[entity].Name), _around);
    }

    public string Text { get; }
    public TokenRun Tokens { get; }
    public string Title { get; }

    /// <summary>The units before and after it in its passage.</summary>
    public List<(string Text, TokenRun Tokens)> Near { get; } = [];

    /// <summary>Whom its statements are about, whom it names, and the work that its document summarises.</summary>
    public HashSet<int> Entities { get; } = [];

    /// <summary>Whether a term stands in the unit itself.</summary>
    public bool Says(int term) => _own.Contains(term);

    /// <summary>Whether a term stands in the unit or around it.</summary>
    public bool Knows(int term) => _own.Contains(term) || _around.Contains(term);

    /// <summary>Whether a word stands in the unit or around it, folded and without the ending of a plural.</summary>
    public bool HasWord(string stem) => _words.Contains(stem);

    private void Take(EvidenceIndex index, Token[] tokens, HashSet<int> terms)
    {
        foreach (var token in tokens)
        {
            if (index.Vocabulary.Find(token) is var term and >= 0) terms.Add(term);
            if (token.IsWord || token.IsNumber) _words.Add(token.Stem);
        }
    }
}
