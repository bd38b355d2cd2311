using System.CommandLine;
using RiskGraph.Server.Commands;

var root = new RootCommand("RiskGraph: a knowledge graph of AI risks in which every edge and figure has its evidence.")
{
    CheckCommand.Create(),
    ExportCommand.Create(),
    ImportCommand.Create(),
    IngestCommand.Create(),
};
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

/// <summary>Public so that tests can start the server in their own process.</summary>
public sealed partial class Program;
