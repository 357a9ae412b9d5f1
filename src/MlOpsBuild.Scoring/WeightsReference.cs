namespace MlOpsBuild.Scoring;

/// <summary>How <c>model.json</c> names the weights file that belongs to it.</summary>
/// <param name="Kind">Which format it has: <c>gbdt</c> or <c>linear</c>; <c>process</c> when there is no such file.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Process">The program that there is instead; <see langword="null"/> unless the kind is <c>process</c>.</param>
internal readonly record struct WeightsReference(
    string Kind,
    string Sha256,
    long Size,
    ProcessWeights? Process = null
)
{
    /// <summary>The kind of a model whose outputs a program computes.</summary>
    public const string ProcessKind = "process";
}
