namespace MlOpsBuild.Scoring;

/// <summary>How <c>model.json</c> names the weights file that belongs to it.</summary>
/// <param name="Kind">Which format it has: <c>gbdt</c> or <c>linear</c>.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Its length in bytes.</param>
internal readonly record struct WeightsReference(string Kind, string Sha256, long Size);
