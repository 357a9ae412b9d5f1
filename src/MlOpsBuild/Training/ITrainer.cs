using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training;

/// <summary>Makes models. One class per trainer, found by its name.</summary>
public interface ITrainer : INamed
{
    /// <summary>Changes whenever the same inputs would give another model; part of the stage key.</summary>
    new int Version { get; }

    /// <summary>The parameters it takes, in the order of its documentation.</summary>
    IReadOnlyList<TrainerParameter> Parameters { get; }

    /// <summary>
    /// Whether parameters that <see cref="Parameters"/> does not name are passed on as written, instead of being errors.
    /// <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    bool TakesAnyParameter => false;

    /// <summary>
    /// The keys of <c>train:</c> that it takes besides <c>trainer</c>, <c>parameters</c> and <c>seed</c>; others are errors.
    /// <value>The default value is none.</value>
    /// </summary>
    IReadOnlyList<string> Keys => [];

    /// <summary>Those of <see cref="Keys"/> that must be there. <value>The default value is none.</value></summary>
    IReadOnlyList<string> RequiredKeys => [];

    /// <summary>
    /// How long a cancelled training may take to end before it is given up.
    /// <value>The default value is half a second.</value>
    /// </summary>
    TimeSpan EndsWithin => StageDefinition.DefaultEndsWithin;

    /// <summary>
    /// What else the model depends on than data, schema, parameters and seed; asked whenever the stage is planned, so it is quick.
    /// </summary>
    /// <exception cref="UsageException">The settings do not fit this trainer.</exception>
    TrainerInputs InputsOf(TrainerContext context) => TrainerInputs.None;

    /// <summary>Whether it can do <paramref name="task"/>.</summary>
    bool Supports(ModelTask task);

    /// <summary>
    /// Trains and writes the model into <see cref="TrainingRequest.OutputDirectory"/>: a folder with <c>model.json</c> that
    /// <c>ModelBundle</c> can open, in this process or out of it. The bytes depend on data, parameters, seed and
    /// <see cref="InputsOf"/> only, never on threads. When it throws or is cancelled, nothing is recorded.
    /// </summary>
    /// <returns>What is known of the training, by name (e.g. <c>trees</c>, <c>trainLogLoss</c>).</returns>
    Task<IReadOnlyDictionary<string, double>> TrainAsync(
        TrainingRequest request,
        CancellationToken cancellationToken
    );
}
