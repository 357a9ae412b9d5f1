using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training;

/// <summary>
/// The names of the trainers of MlOpsBuild.MLNet, known also where it is not there, so that a name is never merely unknown and the
/// JSON schema of mlops.yaml is the same everywhere.
/// </summary>
public static class OptionalTrainers
{
    private static readonly ModelTask[] Every =
    [
        ModelTask.Binary,
        ModelTask.Multiclass,
        ModelTask.Regression,
    ];

    /// <summary>All, in ordinal order of their names.</summary>
    public static IReadOnlyList<OptionalTrainer> All { get; } =
    [
        new("mlnet/fast-forest", [ModelTask.Binary, ModelTask.Regression]),
        new("mlnet/fast-tree", [ModelTask.Binary, ModelTask.Regression]),
        new("mlnet/gam", [ModelTask.Binary, ModelTask.Regression]),
        new("mlnet/lbfgs", [ModelTask.Binary, ModelTask.Multiclass]),
        new("mlnet/light-gbm", Every),
        new("mlnet/pipeline", Every),
        new("mlnet/sdca", Every),
    ];

    /// <summary>The one of that name, or <see langword="null"/>.</summary>
    public static OptionalTrainer? Find(string name) =>
        All.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal));
}
