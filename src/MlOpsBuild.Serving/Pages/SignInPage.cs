namespace MlOpsBuild.Serving.Pages;

/// <summary>The page for people who have not given a key: it tells nothing of the model, and asks for the key.</summary>
internal sealed class SignInPage : IPage
{
    private static readonly byte[] s_page = PageFrame.Render(
        "Key needed",
        """
        <main class="signIn">
        <section aria-labelledby="title">
        <h1 id="title">This server asks for a key</h1>
        <p class="lead">With one, you see what the model predicts, and may try it.</p>
        <div id="alert" class="alert" role="alert" hidden></div>
        <form id="signIn" autocomplete="off">
        <div class="field key">
        <label for="key">API key</label>
        <p class="hint" id="keyHint">Stays in this page and goes nowhere but to this server.</p>
        <input id="key" type="password" autocomplete="off" spellcheck="false" required aria-describedby="keyHint">
        </div>
        <button class="main" type="submit">Continue</button>
        </form>
        </section>
        </main>
        """
    );

    /// <inheritdoc/>
    public string Path => "/";

    /// <inheritdoc/>
    public string ContentType => PageFrame.ContentType;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => PageFrame.Headers;

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> RenderAsync(CancellationToken cancellationToken) =>
        new(s_page);
}
