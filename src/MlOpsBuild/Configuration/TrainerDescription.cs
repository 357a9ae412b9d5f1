using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.Configuration;

/// <summary>What the configuration must know of a trainer.</summary>
/// <param name="Name">Its name in mlops.yaml.</param>
/// <param name="Supports">Whether it can do a task.</param>
/// <param name="Parameters">The parameters it takes.</param>
public sealed record TrainerDescription(
    string Name,
    Func<ModelTask, bool> Supports,
    IReadOnlyList<TrainerParameter> Parameters
)
{
    /// <summary>Describes <paramref name="trainer"/>.</summary>
    public static TrainerDescription Of(ITrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new TrainerDescription(trainer.Name, trainer.Supports, trainer.Parameters);
    }
}
