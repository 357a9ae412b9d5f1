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
    /// <summary>Whether it takes parameters that <see cref="Parameters"/> does not name. <value>The default value is <see langword="false"/>.</value></summary>
    public bool TakesAnyParameter { get; init; }

    /// <summary>The keys of <c>train:</c> that are its own. <value>The default value is none.</value></summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Those of <see cref="Keys"/> that must be there. <value>The default value is none.</value></summary>
    public IReadOnlyList<string> RequiredKeys { get; init; } = [];

    /// <summary>
    /// Whether some feeds lack what it needs: then the JSON schema says nothing of its parameters, so that it is the same with all.
    /// <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool IsOptional { get; init; }

    /// <summary>
    /// What is told to those who name it although it is not there. <value>The default value is <see langword="null"/>: it is
    /// there.</value>
    /// </summary>
    public string? Absent { get; init; }

    /// <summary>Describes <paramref name="trainer"/>.</summary>
    public static TrainerDescription Of(ITrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new TrainerDescription(trainer.Name, trainer.Supports, trainer.Parameters)
        {
            TakesAnyParameter = trainer.TakesAnyParameter,
            Keys = trainer.Keys,
            RequiredKeys = trainer.RequiredKeys,
            IsOptional = OptionalTrainers.Find(trainer.Name) is not null,
        };
    }

    /// <summary>Describes a trainer that is not there.</summary>
    public static TrainerDescription Of(OptionalTrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new TrainerDescription(trainer.Name, trainer.Tasks.Contains, [])
        {
            IsOptional = true,
            Absent = trainer.Need,
        };
    }
}
