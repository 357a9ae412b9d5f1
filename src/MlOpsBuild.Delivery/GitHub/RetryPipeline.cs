using System.Runtime.ExceptionServices;
using Polly;
using Polly.Retry;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Repeats what failed once. Apart from <see cref="GitHubRetry"/>, so that Polly is loaded only when something failed.
/// </summary>
internal static class RetryPipeline
{
    /// <param name="first">What the first attempt ended with.</param>
    /// <param name="action">What is repeated.</param>
    /// <param name="wait">How long to wait after which repetition, or nothing to give up.</param>
    /// <param name="waiting">Told of each wait before it begins.</param>
    /// <param name="options">How often, and the clock.</param>
    /// <param name="cancellationToken">Ends the waits.</param>
    public static async Task<T> RunAsync<T>(
        Exception first,
        Func<Task<T>> action,
        Func<Exception, int, TimeSpan?> wait,
        Func<Exception, TimeSpan, TimeSpan> waiting,
        GitHubPosterOptions options,
        CancellationToken cancellationToken
    )
    {
        var next = TimeSpan.Zero;
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = options.Time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = options.MaxRetries,
                    ShouldHandle = args =>
                    {
                        var found = args.Outcome.Exception is { } e
                            ? wait(e, args.AttemptNumber)
                            : null;
                        next = found ?? TimeSpan.Zero;
                        return ValueTask.FromResult(found is not null);
                    },
                    DelayGenerator = args =>
                        ValueTask.FromResult<TimeSpan?>(waiting(args.Outcome.Exception!, next)),
                }
            )
            .Build();
        var pending = first;
        return await pipeline.ExecuteAsync(
            async _ =>
            {
                if (pending is { } failure)
                {
                    pending = null;
                    ExceptionDispatchInfo.Throw(failure);
                }

                return await action();
            },
            cancellationToken
        );
    }
}
