namespace MlOpsBuild.Scoring.Serving;

/// <summary>What is logged of each prediction, as JSON Lines.</summary>
public sealed record PredictionLogSettings
{
    /// <summary>
    /// The features whose values are logged. <value>The default value is <see langword="null"/>: all that the contract does not
    /// mark personal.</value>
    /// </summary>
    public IReadOnlyList<string>? Fields { get; set; }

    /// <summary>
    /// The folder; <c>predictions.jsonl</c> in it is the newest file. <value>The default value is <c>/var/log/mlops</c>.</value>
    /// </summary>
    public string Folder { get; set; } = "/var/log/mlops";

    /// <summary>A file that is longer is rotated, in bytes. <value>The default value is 64 MiB.</value></summary>
    public long MaxBytes { get; set; } = 64L << 20;

    /// <summary>How many files are kept, the newest included. <value>The default value is 5.</value></summary>
    public int MaxFiles { get; set; } = 5;
}
