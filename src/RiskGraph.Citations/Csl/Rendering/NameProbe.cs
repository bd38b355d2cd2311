using RiskGraph.Citations.Csl.Data;

namespace RiskGraph.Citations.Csl.Rendering;

/// <summary>How one shown name looks at each level of its given name: as the style has it, with initials, in full.</summary>
internal sealed record NameProbe(CslName Name, IReadOnlyList<string> Forms, bool IsPrimary, bool HasInitials);
