using System.Security.Cryptography;
using System.Text;

namespace RiskGraph.Server.Pages;

/// <summary>What every page that the server writes has around its content. It needs no script, and its one style sheet is in it.</summary>
internal static class PageFrame
{
    private const string Style = """

        :root { color-scheme: light dark; --paper: #fff; --ground: #f6f7f5; --ink: #1d2528; --soft: #566267; --line: #dde2df; --accent: #0b6a72; --warn: #9a3412;
          font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; color: var(--ink); background: var(--ground); }
        @media (prefers-color-scheme: dark) { :root { --paper: #1b2225; --ground: #131819; --ink: #e8edec; --soft: #a3b0b2; --line: #323c40; --accent: #6ccad0; --warn: #fdba74; } }
        * { box-sizing: border-box; }
        body { margin: 0; overflow-wrap: break-word; }
        a { color: var(--accent); text-underline-offset: 2px; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        .skip { position: absolute; left: 8px; top: -80px; background: var(--paper); padding: 8px 12px; }
        .skip:focus { top: 8px; }
        .bar { background: var(--paper); border-bottom: 1px solid var(--line); padding: 10px 24px; display: flex; gap: 16px; justify-content: space-between; }
        .bar a { text-decoration: none; }
        .bar .brand { font-weight: 650; color: var(--ink); }
        main, footer { max-width: 800px; margin: 0 auto; padding: 28px 24px; }
        footer { color: var(--soft); font-size: 13px; padding-top: 0; }
        h1 { font-size: 32px; line-height: 1.2; margin: 2px 0 12px; letter-spacing: -.01em; }
        h2 { font-size: 22px; margin: 40px 0 4px; }
        h3 { font-size: 17px; margin: 24px 0 8px; border-bottom: 1px solid var(--line); padding-bottom: 4px; }
        p { margin: 8px 0; }
        .soft, .about, dt { color: var(--soft); font-size: 14px; }
        .lead { font-size: 18px; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 16px 0; }
        dd { margin: 0; }
        ol, ul { list-style: none; margin: 0; padding: 0; }
        .said { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; margin: 10px 0; }
        .said > p:first-child { margin-top: 0; }
        .not { color: var(--warn); font-weight: 600; }
        blockquote { margin: 10px 0 2px; padding-left: 14px; border-left: 3px solid var(--accent); }
        .about { margin: 0 0 8px 17px; }
        .sources li { padding: 8px 0; border-bottom: 1px solid var(--line); }
        .pages { display: flex; gap: 24px; margin: 24px 0; }
        .open { display: inline-block; margin: 8px 0; padding: 7px 14px; border: 1px solid var(--accent); border-radius: 8px; text-decoration: none; }
        @media (max-width: 560px) { main, footer { padding-left: 16px; padding-right: 16px; } .bar { padding: 10px 16px; } h1 { font-size: 26px; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 8px; } }
        @media print { :root { --paper: #fff; --ground: #fff; --ink: #000; --soft: #333; --line: #999; --accent: #000; --warn: #000; font-size: 11pt; } .bar, .skip, .open, .pages { display: none; } main { max-width: none; padding: 0; } .said { break-inside: avoid; border-width: 0 0 1px; border-radius: 0; padding: 6px 0; } .sources a[href^="http"]::after { content: " (" attr(href) ")"; } }

        """;

    private static readonly Html s_style = Html.Sheet(Style);

    /// <summary>Nothing but the style sheet of these pages, by its hash; the data of a page is no script.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <param name="head">What belongs into the head beside the title.</param>
    public static string Write(string title, Html head, Html content) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} – RiskGraph</title>
        <link rel="icon" href="data:,">
        {head}<style>{s_style}</style>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="bar"><a class="brand" href="/">RiskGraph</a><nav aria-label="Site"><a href="/">Explorer</a></nav></header>
        <main id="content" tabindex="-1">
        {content}</main>
        <footer>Texts are quoted from the documents named with them; the licence of each is its own.</footer>
        </body>
        </html>

        """).Markup;
}
