using System.Security.Cryptography;
using System.Text;
using MlOpsBuild.Serving.Pages.Markdown;

namespace MlOpsBuild.Serving.Pages;

/// <summary>What all pages for people have around them: style, script, and the policy that allows these and nothing else.</summary>
internal static class PageFrame
{
    /// <summary>The content type.</summary>
    public const string ContentType = "text/html; charset=utf-8";

    private static readonly string s_css = Asset("page.css");
    private static readonly string s_script = Asset("page.js");

    // No picture is loaded: browsers otherwise ask for one that is not there.
    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230969da'/%3E%3Cpath d='M4 11V8m4 3V5m4 6V3' stroke='white' stroke-width='2' stroke-linecap='round'/%3E%3C/svg%3E";

    private static readonly string s_policy =
        $"default-src 'none'; style-src {Hash(s_css)}; script-src {Hash(s_script)}; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

    /// <summary>The headers of a page: no other site may frame it, and none is told of it.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers { get; } =
    [
        new("Content-Security-Policy", $"{s_policy}; frame-ancestors 'none'"),
        new("Referrer-Policy", "no-referrer"),
        new("Cache-Control", "no-store"),
    ];

    /// <summary>The document in UTF-8.</summary>
    /// <param name="title">The title, not escaped.</param>
    /// <param name="body">The content of the body, HTML.</param>
    public static byte[] Render(string title, string body)
    {
        var html = $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{HtmlEscape.Of(s_policy)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{HtmlEscape.Of(title)}</title>
            <link rel="icon" href="{Icon}">
            <style>{s_css}</style>
            </head>
            <body>
            {body}
            <script>{s_script}</script>
            </body>
            </html>

            """;
        return Encoding.UTF8.GetBytes(html);
    }

    private static string Asset(string name)
    {
        using var stream =
            typeof(PageFrame).Assembly.GetManifestResourceStream($"Pages/{name}")
            ?? throw new InvalidOperationException($"The program has no {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Browsers read ends of lines as line feeds before they compute the hash.
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string Hash(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
