using MlOpsBuild.Scoring.Processes;

namespace MlOpsBuild.Training.Command;

/// <summary>The folder that a training program reads.</summary>
internal static class TrainingInput
{
    /// <summary>The training rows.</summary>
    public const string TrainFile = "train.csv";

    /// <summary>The rows to choose among models with; only where <c>data.split.validation</c> is above 0.</summary>
    public const string ValidationFile = "validation.csv";

    /// <summary>What the columns are.</summary>
    public const string SchemaFile = "schema.json";

    /// <summary>Parameters, seed and threads.</summary>
    public const string ParametersFile = "parameters.json";

    /// <summary>Creates the folder with its files.</summary>
    public static void Write(
        string folder,
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(folder);
        FeatureCsv.Write(
            Path.Combine(folder, TrainFile),
            request.Signature,
            request.Features,
            request.Labels,
            cancellationToken
        );
        if (request.Validation is { } validation)
        {
            FeatureCsv.Write(
                Path.Combine(folder, ValidationFile),
                request.Signature,
                validation.Features,
                validation.Labels,
                cancellationToken
            );
        }

        File.WriteAllBytes(
            Path.Combine(folder, SchemaFile),
            TrainingSchema.ToBytes(request.Signature, request.Schema)
        );
        File.WriteAllBytes(
            Path.Combine(folder, ParametersFile),
            TrainingSchema.ParametersOf(request)
        );
    }
}
