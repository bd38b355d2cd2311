using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Csl.Rendering;

namespace RiskGraph.Citations.Csl.Citing;

/// <summary>Tells apart names that look the same in any cite of the document, whether or not the cites do.</summary>
internal sealed class NameDisambiguation(Session session, string rule, Func<CslItem, Frame> frameOf)
{
    public void Run()
    {
        var isPrimary = rule.StartsWith("primary-name", StringComparison.Ordinal);
        var top = rule.EndsWith("with-initials", StringComparison.Ordinal) ? 1 : 2;
        var forms = new Dictionary<CslName, NameProbe>();
        session.Renderer.GivenLevels.Clear();
        session.Renderer.GivenLevelsAreForFirstNames = isPrimary;
        foreach (var item in session.Registry)
        {
            var frame = frameOf(item);
            frame.Probes = [];
            session.Renderer.Render(session.Style.Citation.Children, frame);
            foreach (var probe in frame.Probes)
                if (!isPrimary || probe.IsPrimary) forms.TryAdd(probe.Name, probe);
        }
        foreach (var group in forms.Values.GroupBy(probe => probe.Forms[0], StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            foreach (var probe in group)
            {
                for (var level = 1; level <= top; level++)
                {
                    if (top == 1 && !probe.HasInitials) break;
                    if (group.Any(other => other != probe && other.Forms[level] == probe.Forms[level])) continue;
                    session.Renderer.GivenLevels[probe.Name] = level;
                    break;
                }
            }
        }
    }
}
