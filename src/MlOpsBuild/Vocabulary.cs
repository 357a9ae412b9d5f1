using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Training;

namespace MlOpsBuild;

/// <summary>The names that plug-ins give to mlops.yaml.</summary>
public static class Vocabulary
{
    /// <summary>All of them, found when first asked for.</summary>
    public static ConfigVocabulary Value { get; } =
        new()
        {
            Checks = () => [.. Catalog<IDataCheck>.Names],
            Metrics = task =>
                [.. Catalog<IMetric>.All.Where(m => m.Supports(task)).Select(m => m.Name)],
            Trainers = () =>
                [
                    .. Catalog<ITrainer>
                        .All.Select(TrainerDescription.Of)
                        .Concat(
                            OptionalTrainers
                                .All.Where(t => Catalog<ITrainer>.Find(t.Name) is null)
                                .Select(TrainerDescription.Of)
                        )
                        .OrderBy(t => t.Name, StringComparer.Ordinal),
                ],
        };
}
