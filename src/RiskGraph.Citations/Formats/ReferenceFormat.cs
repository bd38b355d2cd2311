namespace RiskGraph.Citations.Formats;

/// <summary>A format in which reference managers take references in.</summary>
/// <param name="Name">As a command's option has it.</param>
/// <param name="MediaTypes">The first is what an answer says it is.</param>
public sealed record ReferenceFormat(string Name, IReadOnlyList<string> MediaTypes, Func<IReferenceWriter> Open)
{
    public static IReadOnlyList<ReferenceFormat> All { get; } =
    [
        new("csl-json", ["application/vnd.citationstyles.csl+json"], () => new CslJsonWriter()),
        new("biblatex", ["application/x-biblatex"], () => new BibWriter(BibDialect.BibLatex)),
        new("bibtex", ["application/x-bibtex", "text/x-bibtex"], () => new BibWriter(BibDialect.BibTex)),
        new("ris", ["application/x-research-info-systems"], () => new RisWriter()),
    ];

    public static ReferenceFormat? Named(string name) => All.FirstOrDefault(f => f.Name == name);
}
