using RiskGraph.Core.Model;

namespace RiskGraph.Citations.References;

/// <summary>What the graph knows of a work that can be cited.</summary>
/// <param name="CslType">What its kind is in CSL, as in <c>report</c>.</param>
/// <param name="Document">Where the work is a document of the graph itself.</param>
/// <param name="Authors">The names of the bodies that it is authored by, in the order of their ids.</param>
/// <param name="Issuers">Those that it is issued by.</param>
/// <param name="Publishers">Those that it is published by.</param>
/// <param name="Jurisdictions">Those that it is law in.</param>
public sealed record Reference(
    Entity Entity, string CslType, Document? Document, IReadOnlyList<string> Authors, IReadOnlyList<string> Issuers, IReadOnlyList<string> Publishers, IReadOnlyList<string> Jurisdictions);
