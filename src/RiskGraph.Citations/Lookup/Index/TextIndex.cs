namespace RiskGraph.Citations.Lookup.Index;

/// <summary>An inverted index that scores by BM25, with the constants of SQLite's full-text index. May be read from many threads.</summary>
internal sealed class TextIndex
{
    private const float K1 = 1.2f, B = 0.75f;

    private readonly int[][] _documents;
    private readonly float[][] _frequencies;
    private readonly float[] _inverse;
    private readonly float[] _norms;

    private TextIndex(int[][] documents, float[][] frequencies, float[] lengths)
    {
        (_documents, _frequencies) = (documents, frequencies);
        var mean = lengths.Length == 0 ? 1 : Math.Max(1, lengths.Average());
        _norms = [.. lengths.Select(length => K1 * (1 - B + B * length / mean))];
        _inverse = [.. documents.Select(d => InverseFrequency(d.Length, lengths.Length))];
    }

    /// <summary>How rare a term is, above 0. A term that the index has not is as rare as can be.</summary>
    public float Rarity(int term) => term >= 0 && term < _inverse.Length && _documents[term].Length > 0 ? _inverse[term] : InverseFrequency(0, _norms.Length);

    /// <summary>Adds each text's score to a list with a place for each.</summary>
    /// <param name="query">Numbers of terms in the vocabulary.</param>
    public void Score(ReadOnlySpan<int> query, float[] into)
    {
        foreach (var term in query)
        {
            if (term < 0 || term >= _documents.Length) continue;
            var (documents, frequencies, gain) = (_documents[term], _frequencies[term], _inverse[term] * (K1 + 1));
            for (var i = 0; i < documents.Length; i++)
            {
                var document = documents[i];
                into[document] += gain * frequencies[i] / (frequencies[i] + _norms[document]);
            }
        }
    }

    private static float InverseFrequency(int with, int all) => MathF.Max(1e-6f, MathF.Log((all - with + 0.5f) / (with + 0.5f) + (with * 2 > all ? 1 : 0)));

    /// <summary>Takes texts in the order of their numbers.</summary>
    public sealed class Builder
    {
        private readonly List<(List<int> Documents, List<float> Frequencies)> _terms = [];
        private readonly List<float> _lengths = [];

        /// <param name="terms">How often each term stands in the text; parts of the text may count less or more than one.</param>
        /// <param name="length">In words.</param>
        public void Add(Dictionary<int, float> terms, float length)
        {
            foreach (var (term, frequency) in terms)
            {
                while (_terms.Count <= term) _terms.Add(([], []));
                _terms[term].Documents.Add(_lengths.Count);
                _terms[term].Frequencies.Add(frequency);
            }
            _lengths.Add(length);
        }

        public TextIndex Build()
        {
            var index = new TextIndex([.. _terms.Select(t => t.Documents.ToArray())], [.. _terms.Select(t => t.Frequencies.ToArray())], [.. _lengths]);
            _terms.Clear();
            return index;
        }
    }
}
