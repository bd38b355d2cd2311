using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export.Spooling;

namespace RiskGraph.Core.Export.Formats;

/// <summary>A way to write a graph down. It holds no state, and the same graph gives the same bytes.</summary>
public interface IExportFormat
{
    /// <summary>What the command line calls it, as in <c>json-ld</c>.</summary>
    string Name { get; }

    /// <summary>What it gives, in one line.</summary>
    string Description { get; }

    /// <summary>Whether it writes several files; else one, of an empty name.</summary>
    bool IsFolder { get; }

    void Write(ExportTarget target);
}

/// <param name="Open">Opens a file of the export to write; the format closes it.</param>
/// <param name="OpenTemporary">Opens an empty file that is deleted when it is closed.</param>
/// <param name="Tick">Called with every record; throws when the export is to stop.</param>
public sealed record ExportTarget(GraphSpool Graph, GraphCatalogue Catalogue, Func<string, Stream> Open, Func<FileStream> OpenTemporary, Action Tick)
{
    public IEnumerable<T> Counted<T>(IEnumerable<T> records)
    {
        foreach (var record in records)
        {
            Tick();
            yield return record;
        }
    }
}
