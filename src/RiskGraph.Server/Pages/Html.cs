using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace RiskGraph.Server.Pages;

/// <summary>Markup. It comes from interpolated strings alone: what is written out is markup, every value in it is text and encoded, unless it is markup itself.</summary>
internal readonly record struct Html
{
    private Html(string markup) => Markup = markup;

    public string Markup { get; }

    public static Html Nothing { get; } = new("");

    public static Html Of(Writer writer) => new(writer.ToString());

    public static Html Join<T>(IEnumerable<T> items, Func<T, Html> each) => new(string.Concat(items.Select(item => each(item).Markup)));

    /// <summary>A JSON text that was written with the characters of markup escaped, as the JSON writer does by itself.</summary>
    public static Html Data(string json) => json.Contains('<', StringComparison.Ordinal) ? throw new ArgumentException("JSON in a page must have < escaped.", nameof(json)) : new(json);

    /// <summary>A style sheet of this program.</summary>
    public static Html Sheet(string css) => css.Contains('<', StringComparison.Ordinal) ? throw new ArgumentException("A style sheet in a page has no <.", nameof(css)) : new(css);

    [InterpolatedStringHandler]
    public readonly ref struct Writer(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + 32 * formattedCount);

        public void AppendLiteral(string markup) => _text.Append(markup);

        public void AppendFormatted(Html markup) => _text.Append(markup.Markup);

        public void AppendFormatted(string? text) => _text.Append(HtmlEncoder.Default.Encode(text ?? ""));

        public void AppendFormatted(int number) => _text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number}");

        public override string ToString() => _text.ToString();
    }
}
