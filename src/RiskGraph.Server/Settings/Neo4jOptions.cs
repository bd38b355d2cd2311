using System.CommandLine;
using RiskGraph.Stores.Neo4j;

namespace RiskGraph.Server.Settings;

/// <summary>Where the Neo4j server is. The password comes from the environment alone: command lines are seen by others.</summary>
internal sealed class Neo4jOptions
{
    private readonly Option<string> _uri = Text("--neo4j-uri", "NEO4J_URI", "HTTP address of the Neo4j server", "http://localhost:7474");
    private readonly Option<string> _user = Text("--neo4j-user", "NEO4J_USER", "User at the Neo4j server; the password is taken from NEO4J_PASSWORD", "neo4j");
    private readonly Option<string> _database = Text("--neo4j-database", "NEO4J_DATABASE", "Database of the Neo4j server", "neo4j");

    public void AddTo(Command command)
    {
        command.Options.Add(_uri);
        command.Options.Add(_user);
        command.Options.Add(_database);
    }

    /// <param name="uri">Instead of the option's, where it is not null.</param>
    /// <exception cref="FormatException">The address is none.</exception>
    public Neo4jSettings Read(ParseResult arguments, string? uri) => new(
        Neo4jSettings.ParseUri(uri ?? arguments.GetRequiredValue(_uri)), arguments.GetRequiredValue(_user), Setting.Text("NEO4J_PASSWORD"), arguments.GetRequiredValue(_database));

    private static Option<string> Text(string name, string variable, string description, string otherwise) => new(name)
    {
        Description = $"{description} [{variable}, default {otherwise}]",
        HelpName = name.Split('-')[^1].ToUpperInvariant(),
        DefaultValueFactory = _ => Setting.Text(variable) ?? otherwise,
    };
}
