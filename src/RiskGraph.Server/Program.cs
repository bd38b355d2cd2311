using System.CommandLine;
using RiskGraph.Server.Commands;

var root = new RootCommand("RiskGraph: a knowledge graph of AI risks in which every edge and figure has its evidence.")
{
    ServeCommand.Create(),
    IngestCommand.Create(),
    JoinCommand.Create(),
    BibliographyCommand.Create(),
    CheckCommand.Create(),
    CiteCommand.Create(),
    CslCommand.Create(),
    ExportCommand.Create(),
    ImportCommand.Create(),
    CopyCommand.Create(),
};
ServeCommand.SetUp(root, hideLimits: true);
return await CommandLine.RunAsync(root, args);

/// <summary>Public so that tests can start the server in their own process.</summary>
public sealed partial class Program;
