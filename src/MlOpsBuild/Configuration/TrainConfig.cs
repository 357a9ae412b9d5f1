namespace MlOpsBuild.Configuration;

/// <summary>The <c>train:</c> section.</summary>
public sealed record TrainConfig
{
    /// <summary>The trainer's name. <value>The default value is <c>gbdt</c>.</value></summary>
    public string Trainer { get; init; } = "gbdt";

    /// <summary>
    /// The trainer's parameters as written: <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or
    /// <see cref="string"/> values, checked against what the trainer declares.
    /// </summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } =
        new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>
    /// Trainer <c>command</c>: the program that trains, and its arguments. <value>The default value is empty.</value>
    /// </summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>
    /// Trainers <c>command</c> and <c>import</c>: the program that predicts, and its arguments.
    /// <value>The default value is empty.</value>
    /// </summary>
    public IReadOnlyList<string> Predict { get; init; } = [];

    /// <summary>
    /// How <see cref="Predict"/> is asked: <c>lines</c>, it stays running and answers lines of JSON, or <c>csv</c>, it is run once
    /// for a file. <value>The default value is <c>lines</c>.</value>
    /// </summary>
    public string Protocol { get; init; } = "lines";

    /// <summary>
    /// Trainer <c>command</c>: files and globs that the training depends on besides the files that <see cref="Command"/> and
    /// <see cref="Predict"/> name, relative to the project. <value>The default value is empty: code that lies beside those files, and
    /// what names its dependencies.</value>
    /// </summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>
    /// Trainer <c>command</c>: files and globs that belong to the model besides what the training writes and the files that
    /// <see cref="Predict"/> names, relative to the project. <value>The default value is empty.</value>
    /// </summary>
    public IReadOnlyList<string> ModelFiles { get; init; } = [];

    /// <summary>Trainer <c>import</c>: the folder with the ready model, or an ML.NET <c>model.zip</c>, relative to the project.</summary>
    public string? From { get; init; }

    /// <summary>
    /// How long the training program may take, and the one that predicts for rows that are sent together, from a second to a day;
    /// then it is ended. <value>The default value is 1 hour.</value>
    /// </summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Chooses other random numbers. <value>The default value is 42.</value></summary>
    public ulong Seed { get; init; } = 42;
}
