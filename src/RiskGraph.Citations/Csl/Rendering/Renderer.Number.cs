using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Rendering;

internal sealed partial class Renderer
{
    private Out? Number(NumberElement number, Frame frame)
    {
        var value = Value(number.Variable, frame);
        frame.Called(number.Variable, value is not null);
        if (number.Variable == "citation-number") frame.HasCitationNumber = true;
        if (value is null) return null;
        if (frame.SortKey is not null) return new OutText(Numbers.SortKey(value));
        if (number.Variable is "page" or "locator") return Dress(TextVariable(number.Variable, "long", frame), number.Look, frame);
        if (!Numbers.IsNumeric(value)) return Dress(RichText.Parse(value), number.Look, frame);
        var gender = Locale.Find(TermOf(number.Variable, frame))?.Gender ?? "";
        return Dress(new OutText(Numbers.Format(value, part => Form(part, number.Form, gender))), number.Look, frame);
    }

    private string Form(string digits, string form, string gender)
    {
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return digits;
        return form switch
        {
            "ordinal" => Ordinal(number, gender),
            "long-ordinal" => LongOrdinal(number, gender),
            "roman" => Numbers.Roman(number),
            _ => digits,
        };
    }

    private string LongOrdinal(int number, string gender)
    {
        if (number is >= 1 and <= 10 && Locale.Find($"long-ordinal-{number:D2}", "long", gender)?.Single is { Length: > 0 } word) return word;
        return Ordinal(number, gender);
    }

    private string Ordinal(int number, string gender)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        Locales.Term? Term(string name, string byDefault, bool hasWhole)
        {
            foreach (var form in gender.Length > 0 ? new[] { gender, "" } : [""])
            {
                if (Locale.Find(name, "long", form) is not { } term) continue;
                var match = term.Match ?? byDefault;
                var matches = match switch { "whole-number" => hasWhole, "last-two-digits" => byDefault == "last-two-digits" || number % 100 < 10, _ => true };
                if (matches) return term;
            }
            return null;
        }
        if (Locale.Find("ordinal") is null && Locale.Find("ordinal-04") is not null)
        {
            // The scheme of CSL 1.0: 1 to 3 by the last digit but for 11 to 13, and 4 for the rest.
            var last = number % 10 is >= 1 and <= 3 && number % 100 is < 11 or > 13 ? number % 10 : 4;
            return digits + (Locale.Find($"ordinal-0{last}", "long", gender)?.Single ?? "");
        }
        var found = (number % 100 >= 10 ? Term($"ordinal-{number % 100:D2}", "last-two-digits", number < 100) : null)
            ?? Term($"ordinal-{number % 10:D2}", "last-digit", number < 10)
            ?? (gender.Length > 0 ? Locale.Find("ordinal", "long", gender) : null) ?? Locale.Find("ordinal");
        return digits + (found?.Single ?? "");
    }
}

/// <summary>What counts as a number, and its forms.</summary>
internal static partial class Numbers
{
    public static bool IsNumeric(string value) => Numeric.IsMatch(value);

    /// <summary>Content is plural when it holds more than one number.</summary>
    public static bool IsPlural(string value) => Several.IsMatch(value);

    /// <summary>The numbers with <paramref name="form"/> applied to those without affixes; hyphens, commas and ampersands spaced as CSL says.</summary>
    public static string Format(string value, Func<string, string> form)
    {
        var text = new StringBuilder();
        foreach (Match token in Token.Matches(value.Trim()))
        {
            _ = token.Value.Trim() switch
            {
                "-" or "–" => text.Append('–'),
                "," => text.Append(", "),
                "&" => text.Append(" & "),
                var number => text.Append(Digits.IsMatch(number) ? form(number) : number),
            };
        }
        return text.ToString();
    }

    public static string SortKey(string value) => Digits.Match(value) is { Success: true } || IsNumeric(value)
        ? DigitRun.Replace(value, match => match.Value.PadLeft(10, '0')) : value;

    public static string Roman(int number)
    {
        if (number is < 1 or > 3999) return number.ToString(CultureInfo.InvariantCulture);
        ReadOnlySpan<int> values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
        string[] letters = ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"];
        var roman = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
            for (; number >= values[i]; number -= values[i]) roman.Append(letters[i]);
        return roman.ToString();
    }

    [GeneratedRegex(@"^\s*[^\s\d,&\-–]*\d+[^\s,&\-–]*(?:\s*[,&\-–]\s*[^\s\d,&\-–]*\d+[^\s,&\-–]*)*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric { get; }

    [GeneratedRegex(@"(?:\d[^\s,&\-–]*|\b[ivxlcdm]+\b|\b[IVXLCDM]+\b)\s*(?:(?<!\\)-|–|,|&|\band\b)\s*[\p{L}]*(?:\d|\b[ivxlcdm]+\b|\b[IVXLCDM]+\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Several { get; }

    [GeneratedRegex(@"\s*[,&\-–]\s*|[^\s,&\-–]+", RegexOptions.CultureInvariant)]
    private static partial Regex Token { get; }

    [GeneratedRegex(@"^\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits { get; }

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRun { get; }
}
