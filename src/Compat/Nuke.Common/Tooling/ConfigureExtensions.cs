namespace Nuke.Common.Tooling;

/// <summary>Applying configurators.</summary>
public static class ConfigureExtensions
{
    /// <summary>Applies a configurator that may be null.</summary>
    public static T InvokeSafe<T>(this Configure<T> configurator, T obj) =>
        configurator is null ? obj : configurator(obj);

    /// <summary>
    /// Runs a tool for each of several options. The results are in the order of the options. The output of a run is logged as one block when the
    /// run has ended. Without <paramref name="completeOnFailure"/> no further run starts after a failure.
    /// </summary>
    /// <exception cref="AggregateException">Runs have failed.</exception>
    public static IReadOnlyCollection<(
        TOptions Options,
        IReadOnlyCollection<Output> Output
    )> Invoke<TOptions>(
        this CombinatorialConfigure<TOptions> configurator,
        Func<TOptions, IReadOnlyCollection<Output>> executor,
        int degreeOfParallelism,
        bool completeOnFailure
    )
        where TOptions : ToolOptions, new() =>
        [
            .. Run(
                    configurator,
                    x => (Result: default(object), Output: executor(x)),
                    degreeOfParallelism,
                    completeOnFailure
                )
                .Select(x => (x.Options, x.Result.Output)),
        ];

    /// <inheritdoc cref="Invoke{TOptions}"/>
    public static IReadOnlyCollection<(
        TOptions Options,
        TResult Result,
        IReadOnlyCollection<Output> Output
    )> Invoke<TOptions, TResult>(
        this CombinatorialConfigure<TOptions> configurator,
        Func<TOptions, (TResult Result, IReadOnlyCollection<Output> Output)> executor,
        int degreeOfParallelism,
        bool completeOnFailure
    )
        where TOptions : ToolOptions, new() =>
        [
            .. Run(configurator, executor, degreeOfParallelism, completeOnFailure)
                .Select(x => (x.Options, x.Result.Result, x.Result.Output)),
        ];

    private static IEnumerable<(
        TOptions Options,
        (TResult Result, IReadOnlyCollection<Output> Output) Result
    )> Run<TOptions, TResult>(
        CombinatorialConfigure<TOptions> configurator,
        Func<TOptions, (TResult Result, IReadOnlyCollection<Output> Output)> executor,
        int degreeOfParallelism,
        bool completeOnFailure
    )
        where TOptions : ToolOptions, new()
    {
        Assert.True(degreeOfParallelism > 0, "The degree of parallelism must be greater than 0");
        var options = configurator(new TOptions()).ToArray();
        var results = new (TResult Result, IReadOnlyCollection<Output> Output)[options.Length];
        var failures = new Exception[options.Length];
        var next = -1;
        var stopped = false;

        // Threads of their own: each one does nothing but wait for its process.
        var workers = Enumerable
            .Range(0, Math.Min(degreeOfParallelism, options.Length))
            .Select(_ => Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning))
            .ToArray();
        Task.WaitAll(workers);
        return failures.Any(x => x is not null)
            ? throw new AggregateException(failures.Where(x => x is not null))
            : options.Zip(results);

        void Work()
        {
            while (!Volatile.Read(ref stopped) && Interlocked.Increment(ref next) is var i)
            {
                if (i >= options.Length)
                    return;

                try
                {
                    results[i] = executor(options[i].DisableProcessOutputLogging());
                    LogOutput(options[i], results[i].Output, results);
                }
                catch (Exception exception)
                {
                    failures[i] = exception;
                    LogOutput(options[i], (exception as ProcessException)?.Process.Output, results);
                    if (!completeOnFailure)
                        Volatile.Write(ref stopped, true);
                }
            }
        }
    }

    private static void LogOutput(
        ToolOptions options,
        IReadOnlyCollection<Output> output,
        object turn
    )
    {
        if (output is null || !(options.ProcessOutputLogging ?? ProcessTasks.DefaultLogOutput))
            return;

        var logger = options.GetLogger();
        lock (turn)
        {
            foreach (var line in output)
                logger(line.Type, line.Text);
        }
    }
}
