using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Schema;
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

    /// <summary>
    /// Rows to choose among models with, e.g. when to stop; neither trained on nor tested on.
    /// <value>The default value is <see langword="null"/>: <c>data.split.validation</c> is 0.</value>
    /// </summary>
    public TrainingPart? Validation { get; init; }

    /// <summary>
    /// The project, for trainers with settings of their own. <value>The default value is <see langword="null"/>: there is no
    /// project.</value>
    /// </summary>
    public MlOpsConfig? Config { get; init; }

    /// <summary>
    /// What is known of the columns. <value>The default value is <see langword="null"/>: nothing but the signature.</value>
    /// </summary>
    public DataSchema? Schema { get; init; }

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

    /// <summary>
    /// A folder for temporary files, on the same file system as <see cref="OutputDirectory"/>; it need not exist, and is deleted
    /// afterwards. <value>The default value is <see langword="null"/>: that of the system.</value>
    /// </summary>
    public string? WorkDirectory { get; init; }

    /// <summary>Told the finished share, from 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>
    /// Told what the training says, a line at a time, from any thread. <value>The default value does nothing.</value>
    /// </summary>
    public Action<string> Log { get; init; } = _ => { };
}
