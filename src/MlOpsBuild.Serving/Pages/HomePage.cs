using System.Text;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Pages.Markdown;

namespace MlOpsBuild.Serving.Pages;

/// <summary>
/// The page for people: what the model predicts, a form to try it, the models that answer, and the model card. Made when it is first asked for, which keeps a server's start short, and kept; loads
/// nothing from elsewhere, and works with style and script of its own only.
/// </summary>
internal sealed class HomePage : IPage
{
    private readonly Lazy<byte[]> _page;

    /// <summary>Makes the page.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="models">All models; the one with the most weight is shown.</param>
    public HomePage(ServeSettings settings, IReadOnlyList<ServedModel> models)
    {
        var main = models.Where(m => !m.IsShadow).MaxBy(m => m.Weight)!;
        Card = main.Card;
        _page = new(() => PageFrame.Render(settings.Model, Body(settings, models, main)));
        WithoutKey = settings.ApiKeys ? new SignInPage() : null;
    }

    /// <summary>The card that is shown; <see langword="null"/> when there is none.</summary>
    public string? Card { get; }

    /// <inheritdoc/>
    public string Path => "/";

    /// <inheritdoc/>
    public string ContentType => PageFrame.ContentType;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => PageFrame.Headers;

    /// <inheritdoc/>
    public IPage? WithoutKey { get; }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> RenderAsync(CancellationToken cancellationToken) =>
        new(_page.Value);

    private static string Body(
        ServeSettings settings,
        IReadOnlyList<ServedModel> models,
        ServedModel main
    )
    {
        var form = new PageForm(main, settings.ApiKeys);
        return $"""
            <a class="skip" href="#form">To the form</a>
            <header>
            <h1>{HtmlEscape.Of(settings.Model)}</h1>
            <p class="lead">{What(main)}</p>
            <dl class="about">
            <div><dt>Model</dt><dd><code>{HtmlEscape.Of(main.Digest)}</code></dd></div>
            <div><dt>Trained by</dt><dd>{HtmlEscape.Of(main.Manifest.Trainer)}</dd></div>
            <div><dt>Inputs</dt><dd>{main.Contract.Features.Count}</dd></div>
            </dl>
            </header>
            <main>
            <div class="two">
            <section aria-labelledby="tryTitle">
            <h2 id="tryTitle">Try it</h2>
            <div id="alert" class="alert" role="alert" hidden></div>
            <form id="form" novalidate autocomplete="off">
            {(settings.ApiKeys ? Key : "")}{Choice(models)}<div class="fields">
            {form.Fields()}</div>
            <div class="actions">
            <button id="predict" class="main" type="submit">Predict</button>
            <button type="reset">Example again</button>
            </div>
            </form>
            </section>
            <section class="side" aria-labelledby="answerTitle">
            <h2 id="answerTitle">{HtmlEscape.Of(main.Scorer.Signature.Label)}</h2>
            <p id="nothing" class="empty">The form holds a typical row. Press Predict to see what the model says.</p>
            <div id="answered" hidden>
            <p id="value" class="answer"></p>
            <ul id="bars" class="bars"></ul>
            <p id="more" class="hint" hidden></p>
            <p id="changed" class="changed" hidden>The row was changed since.</p>
            <p id="who" class="who"></p>
            </div>
            <p id="said" class="said" role="status"></p>
            </section>
            </div>
            <section aria-labelledby="codeTitle">
            <h2 id="codeTitle">The same from a program</h2>
            <div class="codes">
            {Code("curl", "Request", "curl")}{Code("json", "Row", "row")}</div>
            <div id="rawBox" hidden>
            {Code("raw", "Answer", "answer")}</div>
            </section>
            {Models(models)}{CardOf(main)}</main>
            <footer>
            <ul>
            <li><a href="openapi.json">OpenAPI description</a></li>
            <li><a href="v2/models/{Uri.EscapeDataString(
                settings.Model
            )}">Open Inference Protocol</a></li>
            <li><a href="metrics">Metrics</a></li>
            {(main.Card is null ? "" : "<li><a href=\"model-card\">Model card</a></li>\n")}</ul>
            </footer>
            <script type="application/json" id="contract">{form.Data()}</script>
            """;
    }

    private const string Key = """
        <div class="field key">
        <label for="key">API key</label>
        <p class="hint" id="keyHint">Stays in this page and goes nowhere but to this server.</p>
        <input id="key" type="password" autocomplete="off" spellcheck="false" aria-describedby="keyHint">
        </div>

        """;

    private static string What(ServedModel model)
    {
        var signature = model.Scorer.Signature;
        var label = $"<strong>{HtmlEscape.Of(signature.Label)}</strong>";
        string Class(int i) =>
            $"<strong>{HtmlEscape.Of(signature.Classes[i].Length == 0 ? "(empty)" : signature.Classes[i])}</strong>";
        return signature.Task switch
        {
            ModelTask.Regression => $"Predicts the number {label}.",
            ModelTask.Binary =>
                $"Predicts whether {label} is {Class(1)} rather than {Class(0)}, and how probable {Class(1)} is.",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Predicts {label}, one of {signature.Classes.Count} classes, and how probable each is."
            ),
        };
    }

    private static string Choice(IReadOnlyList<ServedModel> models)
    {
        if (models.Count < 2)
        {
            return "";
        }

        var html = new StringBuilder(
            """
            <div class="field key">
            <label for="model">Answered by</label>
            <select id="model"><option value="">chosen by weight, as for everybody</option>
            """
        );
        foreach (var model in models)
        {
            html.Append("<option value=\"");
            HtmlEscape.Append(html, model.Name);
            html.Append("\">");
            HtmlEscape.Append(html, model.Name);
            html.Append("</option>");
        }

        return html.Append("</select>\n</div>\n").ToString();
    }

    private static string Code(string id, string title, string what) =>
        $"""
            <div>
            <div class="bar"><h3>{title}</h3><button type="button" class="small" data-copy="{id}" aria-label="Copy the {what}" hidden>Copy</button></div>
            <pre id="{id}" tabindex="0"></pre>
            </div>

            """;

    private static string Models(IReadOnlyList<ServedModel> models)
    {
        var weights = models.Where(m => !m.IsShadow).Sum(m => (long)m.Weight);
        var html = new StringBuilder(
            """
            <section aria-labelledby="modelsTitle">
            <h2 id="modelsTitle">Models</h2>
            <div class="scroll" tabindex="0"><table>
            <thead><tr><th scope="col">Name</th><th scope="col">Requests</th><th scope="col">Trained by</th><th scope="col">Digest</th></tr></thead>
            <tbody>

            """
        );
        foreach (var model in models)
        {
            var share =
                model.IsShadow ? "copies of all, answered to nobody"
                : model.Weight == 0 ? "those that name it"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{100.0 * model.Weight / weights:0.0} %"
                );
            html.Append("<tr><td>");
            HtmlEscape.Append(html, model.Name);
            html.Append("</td><td>").Append(share).Append("</td><td>");
            HtmlEscape.Append(html, model.Manifest.Trainer);
            html.Append("</td><td><code>");
            HtmlEscape.Append(html, model.Digest);
            html.Append("</code></td></tr>\n");
        }

        return html.Append("</tbody>\n</table></div>\n</section>\n").ToString();
    }

    private static string CardOf(ServedModel model) =>
        model.Card is { } card
            ? $"<section class=\"card\" aria-label=\"Model card\">\n{MarkdownHtml.Render(card, headingShift: 1)}</section>\n"
            : "";
}
