namespace MlOpsBuild.Delivery.GitHub;

/// <summary>How <see cref="GitHubPoster"/> and <see cref="ReportArtifacts"/> talk to GitHub.</summary>
public sealed record GitHubPosterOptions
{
    /// <summary>The token; never shown. <value>The default value is none, which only a dry run can do with.</value></summary>
    public string Token { get; init; } = "";

    /// <summary>What becomes of earlier comments. <value>The default value is <see cref="CommentMode.Update"/>.</value></summary>
    public CommentMode Mode { get; init; }

    /// <summary>
    /// Whether requests that write are shown instead of sent; those that read are sent where there is a token.
    /// <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// The pull request to comment on, from 1. <value>The default value is none: the one that the run belongs to.</value>
    /// </summary>
    public int? PullRequest { get; init; }

    /// <summary>
    /// The login that the token comments as, e.g. <c>my-app[bot]</c>.
    /// <value>The default value is none: <c>github-actions[bot]</c> for a token of GitHub Actions or an App, else the token's user.</value>
    /// </summary>
    public string? CommentAuthor { get; init; }

    /// <summary>Takes one line of what is worth to know. <value>The default value drops it.</value></summary>
    public Action<string> Note { get; init; } = static _ => { };

    /// <summary>Takes each request of a dry run, in lines. <value>The default value drops it.</value></summary>
    public Action<string> ShowRequest { get; init; } = static _ => { };

    /// <summary>The clock of the waits. <value>The default value is that of the system.</value></summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How often a request is repeated, at least 1. <value>The default value is 8.</value></summary>
    public int MaxRetries { get; init; } = 8;

    /// <summary>
    /// How long all waits together may be; what would take longer fails at once and says when to try again.
    /// <value>The default value is 5 minutes.</value>
    /// </summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long one request may take, above zero; by the system's clock, whatever <see cref="Time"/> is, because the
    /// network knows no other. <value>The default value is 30 seconds.</value>
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
