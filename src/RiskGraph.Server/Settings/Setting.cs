namespace RiskGraph.Server.Settings;

/// <summary>Reads a setting from the environment; an empty value counts as none.</summary>
internal static class Setting
{
    public static string? Text(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <exception cref="FormatException">The value is neither a yes nor a no.</exception>
    public static bool Flag(string name) => Text(name)?.ToLowerInvariant() switch
    {
        null or "0" or "false" or "no" => false,
        "1" or "true" or "yes" => true,
        var other => throw new FormatException($"{name} is '{other}'. Write 1 or 0."),
    };

    /// <exception cref="FormatException">The value is no whole number of at least 0.</exception>
    public static int? Number(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : throw new FormatException($"{name} is '{text}'. Write a whole number of at least 0.");
}
