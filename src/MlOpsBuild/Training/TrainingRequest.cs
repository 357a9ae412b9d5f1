using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training;

/// <summary>All that a trainer gets.</summary>
public sealed record TrainingRequest
{
    /// <summary>What the model shall take and give.</summary>
    public required ModelSignature Signature { get; init; }

    /// <summary>The training rows.</summary>
    public required FeatureMatrix Features { get; init; }

    /// <summary>
    /// One label per training row: the index into <see cref="ModelSignature.Classes"/> (binary: 1 is positive), or the
    /// number to predict. Never NaN.
    /// </summary>
    public required double[] Labels { get; init; }

    /// <summary>Every declared parameter with its value: given or default, converted to the default's type.</summary>
    public required IReadOnlyDictionary<string, object> Parameters { get; init; }

    /// <summary>Chooses random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many threads may work, 1 or more; never changes the result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The digest of the training data, recorded in the bundle.</summary>
    public required string DataDigest { get; init; }

    /// <summary>An existing empty folder to write the model into.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>Told the finished share, from 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}
