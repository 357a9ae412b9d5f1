using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>Runs steps that may be repeated, within one sum of waits, and tells in the user's terms what failed for good.</summary>
internal sealed class GitHubRetry(
    GitHubPosterOptions options,
    GitHubFailure failure,
    CancellationToken cancellationToken
)
{
    private readonly GitHubWait _wait = new(options.Time);
    private TimeSpan _waited;

    /// <summary>Whether a step was given up because GitHub asks to wait: whatever comes next would be too early as well.</summary>
    public bool IsLimited { get; private set; }

    /// <summary>Runs a step until it is done.</summary>
    /// <param name="step">What it is, for messages, e.g. <c>list the comments of pull request #7</c>.</param>
    /// <param name="writes">Whether it changes anything at GitHub.</param>
    /// <param name="action">What may be repeated: it reads, or looks first whether it was done.</param>
    public async Task<T> RunAsync<T>(string step, bool writes, Func<Task<T>> action)
    {
        try
        {
            Exception first;
            try
            {
                return await action();
            }
            catch (Exception e) when (Next(e, 0) is not null)
            {
                first = e;
            }

            return await RetryPipeline.RunAsync(
                first,
                action,
                Next,
                (e, wait) => Begin(step, e, wait),
                options,
                cancellationToken
            );
        }
        catch (Exception e) when (GitHubFailure.IsOfGitHub(e))
        {
            IsLimited |= e is ApiException api && GitHubWait.IsRateLimit(api);
            throw failure.Explain(e, step, writes, _wait.Of(e, 0));
        }
    }

    private TimeSpan? Next(Exception e, int attempt) =>
        !cancellationToken.IsCancellationRequested
        && _wait.Of(e, attempt) is { } wait
        && _waited + wait <= options.MaxWait
            ? wait
            : null;

    private TimeSpan Begin(string step, Exception e, TimeSpan wait)
    {
        wait = _wait.WithJitter(wait);
        _waited += wait;
        options.Note(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Could not {step}: {failure.Short(e)}. Trying again in {wait.TotalSeconds:0.0} s."
            )
        );
        return wait;
    }
}
