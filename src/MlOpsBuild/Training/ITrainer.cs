using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training;

/// <summary>Makes models. One class per trainer, found by its name.</summary>
public interface ITrainer : INamed
{
    /// <summary>Changes whenever the same inputs would give another model; part of the stage key.</summary>
    int Version { get; }

    /// <summary>The parameters it takes, in the order of its documentation.</summary>
    IReadOnlyList<TrainerParameter> Parameters { get; }

    /// <summary>Whether it can do <paramref name="task"/>.</summary>
    bool Supports(ModelTask task);

    /// <summary>
    /// Trains and writes the model into <see cref="TrainingRequest.OutputDirectory"/>, so that
    /// <c>ModelBundle</c> can load it. The bytes depend on data, parameters and seed only, never on threads.
    /// </summary>
    /// <returns>What is known of the training, by name (e.g. <c>trees</c>, <c>trainLogLoss</c>).</returns>
    Task<IReadOnlyDictionary<string, double>> TrainAsync(
        TrainingRequest request,
        CancellationToken cancellationToken
    );
}
