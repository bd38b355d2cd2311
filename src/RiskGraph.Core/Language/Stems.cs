namespace RiskGraph.Core.Language;

/// <summary>Takes the plural's ending off English words, so that a name is found in either number. Not a dictionary: both sides of every comparison are cut alike.</summary>
public static class Stems
{
    public static string Of(string key)
    {
        // Singulars that look like plurals.
        if (key is "bias" or "atlas" or "canvas" or "chaos" or "alias") return key;
        if (key is "biases" or "atlases" or "aliases") return key[..^2];
        var n = key.Length;
        if (n < 4 || key[^1] != 's' || key[^2] is 's' or 'u' or 'i' or '.' || char.IsDigit(key[^2])) return key;
        if (key.EndsWith("ies", StringComparison.Ordinal)) return n > 4 ? KeyPool.Get($"{key.AsSpan(0, n - 3)}y") : key;
        if (key.EndsWith("sses", StringComparison.Ordinal) || key.EndsWith("xes", StringComparison.Ordinal) || key.EndsWith("ches", StringComparison.Ordinal) || key.EndsWith("shes", StringComparison.Ordinal))
            return KeyPool.Get(key.AsSpan(0, n - 2));
        return KeyPool.Get(key.AsSpan(0, n - 1));
    }
}
