using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Training;

namespace MlOpsBuild;

/// <summary>The names that the plug-ins of this assembly give to mlops.yaml.</summary>
public static class Vocabulary
{
    /// <summary>All of them, found when first asked for.</summary>
    public static ConfigVocabulary Value { get; } =
        new()
        {
            Checks = () => [.. Catalog<IDataCheck>.Names],
            Metrics = task =>
                [.. Catalog<IMetric>.All.Where(m => m.Supports(task)).Select(m => m.Name)],
            Trainers = () => [.. Catalog<ITrainer>.All.Select(TrainerDescription.Of)],
        };
}
