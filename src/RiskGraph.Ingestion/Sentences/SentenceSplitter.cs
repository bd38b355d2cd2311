using System.Collections.Immutable;
using RiskGraph.Ingestion.Sections;

namespace RiskGraph.Ingestion.Sentences;

/// <summary>Cuts passages into sentences.</summary>
internal static class SentenceSplitter
{
    public static ImmutableArray<Sentence> Split(ImmutableArray<PlacedPassage> passages)
    {
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        foreach (var passage in passages)
        {
            var tokens = Tokenizer.Read(passage.Text);
            foreach (var sentence in SentenceEnds.Of(tokens)) sentences.Add(new(passage, sentences.Count, tokens[sentence]));
        }
        return sentences.ToImmutable();
    }
}
