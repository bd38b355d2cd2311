using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using RiskGraph.GraphQL.Guard;
using RiskGraph.Server.Http;

namespace RiskGraph.Server.Settings;

/// <summary>The options of <c>serve</c>. Each can also be set by the environment; the option wins.</summary>
internal sealed class ServeOptions
{
    private readonly Option<string[]> _urls = new("--urls")
    {
        Description = $"Addresses to listen on, apart by semicolons [ASPNETCORE_URLS, default {ServerSettings.DefaultUrl}]",
        HelpName = "URL",
        CustomParser = Urls,
        DefaultValueFactory = result => Setting.Text("ASPNETCORE_URLS") is { } urls ? Split(result, urls) : [ServerSettings.DefaultUrl],
    };

    private readonly Option<string?> _hosts = new("--hosts")
    {
        Description = "Host names that requests may use, apart by semicolons; * for any [RISKGRAPH_HOSTS, default any, or only local ones where all addresses are local]",
        HelpName = "NAMES",
        DefaultValueFactory = _ => Setting.Text("RISKGRAPH_HOSTS"),
    };

    private readonly Option<int> _timeout = Number("timeout", 10, 3600, "Seconds after which a request is stopped");

    private readonly Option<int> _connections = Number("max-connections", 1000, 1_000_000, "Connections open at once");

    private readonly Option<int> _mapLimit = Number("map-limit", 10_000, 50_000, "The most entities that the map of the whole graph shows: the most connected");

    private readonly Option<HttpProfile> _profile = new("--http-profile")
    {
        Description = "Status codes: audit (as clients know them), or draft-2026 (as the specification's draft has them) [RISKGRAPH_HTTP_PROFILE, default audit]",
        HelpName = "NAME",
        CustomParser = result => Profile(result, result.Tokens[0].Value, "--http-profile"),
        DefaultValueFactory = result => Setting.Text("RISKGRAPH_HTTP_PROFILE") is { } name ? Profile(result, name, "RISKGRAPH_HTTP_PROFILE") : HttpProfile.Audit,
    };

    private readonly List<(GuardLimit Limit, Option<int> Option)> _limits =
        [.. GuardLimit.All.Select(limit => (limit, Number($"limit-{Kebab(limit.Name)}", limit.Default, limit.Most, $"The most {limit.Counts}")))];

    public Option<bool> NoSeed { get; } = new("--no-seed")
    {
        Description = "Leave an empty store empty, instead of taking in the seed data [RISKGRAPH_NO_SEED]",
        DefaultValueFactory = _ => Setting.Flag("RISKGRAPH_NO_SEED"),
    };

    /// <param name="hideLimits">Leaves the many limits out of the help.</param>
    public void AddTo(Command command, bool hideLimits)
    {
        command.Options.Add(_urls);
        command.Options.Add(NoSeed);
        command.Options.Add(_hosts);
        command.Options.Add(_timeout);
        command.Options.Add(_connections);
        command.Options.Add(_mapLimit);
        command.Options.Add(_profile);
        foreach (var (_, option) in _limits)
        {
            option.Hidden = hideLimits;
            command.Options.Add(option);
        }
    }

    public ServerSettings Read(ParseResult arguments) => new()
    {
        Urls = arguments.GetRequiredValue(_urls),
        Hosts = arguments.GetValue(_hosts)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        Limits = _limits.Aggregate(GuardLimits.Default, (limits, one) => limits.With(one.Limit, arguments.GetValue(one.Option))),
        Timeout = TimeSpan.FromSeconds(arguments.GetValue(_timeout)),
        Profile = arguments.GetValue(_profile),
        MapLimit = arguments.GetValue(_mapLimit),
        MaxConnections = arguments.GetValue(_connections),
    };

    private static Option<int> Number(string name, int otherwise, int most, string description)
    {
        var variable = $"RISKGRAPH_{name.Replace('-', '_').ToUpperInvariant()}";
        return new($"--{name}")
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{description} [{variable}, default {otherwise}]"),
            HelpName = "N",
            CustomParser = result => InRange(result, result.Tokens[0].Value, $"--{name}", most),
            DefaultValueFactory = result => Setting.Text(variable) is { } text ? InRange(result, text, variable, most) : otherwise,
        };
    }

    private static int InRange(ArgumentResult result, string text, string name, int most)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is '{text}'. Write a whole number from 1 to {most}."));
        return 0;
    }

    private static HttpProfile Profile(ArgumentResult result, string text, string name)
    {
        switch (text)
        {
            case "audit": return HttpProfile.Audit;
            case "draft-2026": return HttpProfile.Draft2026;
            default:
                result.AddError($"{name} is '{text}'. Write audit or draft-2026.");
                return default;
        }
    }

    private static string[] Urls(ArgumentResult result) => Split(result, string.Join(';', result.Tokens.Select(t => t.Value)));

    private static string[] Split(ArgumentResult result, string text)
    {
        var urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls)
        {
            if (!IsAddress(url)) result.AddError($"'{url}' is no address to listen on. Write it as in {ServerSettings.DefaultUrl}.");
        }
        if (urls.Length == 0) result.AddError($"No address to listen on is given. Write one as in {ServerSettings.DefaultUrl}.");
        return urls;
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Host.Length > 0 && address.Port is >= 0 and <= 65535 && address.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            // The parser has no form that only asks.
            return false;
        }
    }

    private static string Kebab(string camel)
    {
        var kebab = new StringBuilder();
        foreach (var c in camel)
        {
            if (char.IsUpper(c)) kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(c));
        }
        return kebab.ToString();
    }
}
