using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Tests;

/// <summary>Rows that train, and rows that judge.</summary>
internal sealed record Part(ModelSignature Signature, TrainingPart Train, TrainingPart Test)
{
    /// <summary>A request to train on the rows.</summary>
    public TrainingRequest Request(
        ITrainer trainer,
        string folder,
        IReadOnlyDictionary<string, object>? parameters = null,
        ulong seed = 42,
        int threads = 1,
        TrainingPart? validation = null
    ) =>
        new()
        {
            Signature = Signature,
            Features = Train.Features,
            Labels = Train.Labels,
            Validation = validation,
            Parameters = TrainerParameters.Resolve(
                trainer,
                parameters ?? new Dictionary<string, object>(StringComparer.Ordinal)
            ),
            Seed = seed,
            DataDigest = "sha256:" + new string('0', 64),
            OutputDirectory = folder,
            Threads = threads,
        };
}
