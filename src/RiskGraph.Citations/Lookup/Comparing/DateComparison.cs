using RiskGraph.Core.Language;
using RiskGraph.Core.Model;

namespace RiskGraph.Citations.Lookup.Comparing;

/// <summary>A time that a sentence names.</summary>
internal readonly record struct NamedDate(PartialDate Date, string Text)
{
    public static List<NamedDate> Read(string text, TokenRun sentence)
    {
        var dates = new List<NamedDate>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (DateReader.At(sentence, i, out var to) is not { } written || to <= i) continue;
            if (PartialDate.TryParse(written, out var date)) dates.Add(new(date, text[sentence[i].Start..sentence[to - 1].End]));
            i = to - 1;
        }
        return dates;
    }

    /// <summary>Whether a source that names a date says as much: the same, or one within it.</summary>
    public bool IsSaidBy(PartialDate source) => Date.Start <= source.Start && source.End <= Date.End;
}
