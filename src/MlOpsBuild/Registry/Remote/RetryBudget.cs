using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Remote;

/// <summary>
/// How often and how long something may still be tried: waits before the next attempt, or ends with the reason of the
/// last. Progress starts the count anew, so that a large blob survives many dropped connections.
/// </summary>
internal sealed class RetryBudget(
    RegistryReference repository,
    RegistryOptions options,
    string request
)
{
    private StableRandom? _random;
    private int _failures;
    private long _start = options.Time.GetTimestamp();

    public void Progressed()
    {
        if (_failures > 0)
        {
            _failures = 0;
            _start = options.Time.GetTimestamp();
        }
    }

    /// <exception cref="RegistryUnavailableException">Count or time is used up.</exception>
    public async Task WaitAsync(
        RegistryTransientException failure,
        CancellationToken cancellationToken
    )
    {
        _failures++;
        var spent = options.Time.GetElapsedTime(_start);
        var delay = failure.RetryAfter ?? Delay();
        if (_failures >= options.MaxAttempts || spent + delay > options.MaxRetryTime)
        {
            throw new RegistryUnavailableException(
                new RegistryProblem(
                    repository.Registry,
                    repository.Repository,
                    request,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{failure.Message}, {_failures} times in {spent.TotalSeconds:0} s"
                    ),
                    failure.RetryAfter is { } wish
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"The registry asks to wait {wish.TotalSeconds:0} s: try again then."
                        )
                        : "Check that the registry is running and can be reached from here, then try again."
                )
                {
                    Status = failure.Status,
                },
                failure
            );
        }

        await Task.Delay(delay, options.Time, cancellationToken);
    }

    private TimeSpan Delay()
    {
        _random ??= new StableRandom(options.JitterSeed, $"{repository.Repository}: {request}");
        var longest = options.FirstDelay * (1L << Math.Min(_failures - 1, 30));
        return _random.NextDouble() * (longest < options.MaxDelay ? longest : options.MaxDelay);
    }
}
