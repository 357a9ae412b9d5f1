namespace MlOpsBuild.Scoring.Processes;

/// <summary>How the program of a model is run.</summary>
public sealed record ProcessScorerOptions
{
    /// <summary>How many processes there are. <value>The default value is one for two processors, at least 1.</value></summary>
    public int Processes { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How long a process may take until it answers the first time. <value>The default value is 60 seconds.</value></summary>
    public TimeSpan ReadyLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a request may take; then the process is ended and started again. A request that waited as long for a process is not
    /// sent. <value>The default value is 10 seconds.</value>
    /// </summary>
    public TimeSpan RequestLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many requests may wait for a process. <value>The default value is 256.</value></summary>
    public int MaxWaiting { get; init; } = 256;

    /// <summary>
    /// How long a process is awaited before it is started again, when it ended before it answered; doubled each time. One that had
    /// answered is started again at once. <value>The default value is 100 milliseconds.</value>
    /// </summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest such wait. <value>The default value is 30 seconds.</value></summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a process may take to end once its input ended; then it is killed, with all processes that it started.
    /// <value>The default value is 2 seconds.</value>
    /// </summary>
    public TimeSpan EndLimit { get; init; } = TimeSpan.FromSeconds(2);
}
