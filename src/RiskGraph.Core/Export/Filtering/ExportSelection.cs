namespace RiskGraph.Core.Export.Filtering;

/// <summary>What of a graph is exported.</summary>
/// <param name="WithoutShareAlike">Leaves out documents under a share-alike licence, with all that rests on them alone.</param>
/// <param name="ReviewedOnly">Leaves out statements without a person's word on them, and what no statement that stays rests on or names.</param>
public sealed record ExportSelection(bool WithoutShareAlike = false, bool ReviewedOnly = false)
{
    public bool IsEverything => !WithoutShareAlike && !ReviewedOnly;
}
