using MlOpsBuild.Scoring;

namespace MlOpsBuild.Configuration;

/// <summary>
/// The names that plug-ins give to mlops.yaml. Each list is asked for only when the file uses names of that kind, so
/// that finding plug-ins costs nothing where none is named.
/// </summary>
public sealed record ConfigVocabulary
{
    /// <summary>No names at all.</summary>
    public static readonly ConfigVocabulary Empty = new()
    {
        Checks = () => [],
        Metrics = _ => [],
        Trainers = () => [],
    };

    /// <summary>The names of the data checks.</summary>
    public required Func<IReadOnlyList<string>> Checks { get; init; }

    /// <summary>The names of the metrics that judge models of a task.</summary>
    public required Func<ModelTask, IReadOnlyList<string>> Metrics { get; init; }

    /// <summary>The trainers.</summary>
    public required Func<IReadOnlyList<TrainerDescription>> Trainers { get; init; }

    /// <summary>The metrics of <paramref name="task"/>, or of all tasks in ordinal order.</summary>
    internal IReadOnlyList<string> MetricsOf(ModelTask? task) =>
        task is { } one ? Metrics(one) : AllMetrics();

    /// <summary>The names of the trainers for <paramref name="task"/>, or of all.</summary>
    internal IReadOnlyList<string> TrainersOf(ModelTask? task)
    {
        var names = new List<string>();
        foreach (var trainer in Trainers())
        {
            if (task is not { } one || trainer.Supports(one))
            {
                names.Add(trainer.Name);
            }
        }

        return names;
    }

    /// <summary>The trainer of that name, or <see langword="null"/>.</summary>
    internal TrainerDescription? Find(string name) =>
        Trainers().FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal));

    /// <summary>The names of the trainers that take a key of <c>train:</c>.</summary>
    internal IReadOnlyList<string> TakersOf(string key) =>
        [
            .. Trainers()
                .Where(t => t.Keys.Contains(key, StringComparer.Ordinal))
                .Select(t => t.Name),
        ];

    private IReadOnlyList<string> AllMetrics() =>
        [
            .. Enum.GetValues<ModelTask>()
                .SelectMany(Metrics)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}
