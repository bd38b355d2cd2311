using RiskGraph.Citations.Csl.Data;

namespace RiskGraph.Citations.Formats;

/// <summary>Writes references one after another, so that a list of any length takes the memory of one.</summary>
public interface IReferenceWriter
{
    void WriteStart(TextWriter writer);

    void Write(TextWriter writer, CslItem item, bool isFirst);

    void WriteEnd(TextWriter writer);
}
