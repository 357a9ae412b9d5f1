namespace MlOpsBuild.Scoring;

/// <summary>How <c>model.json</c> names the weights that belong to it.</summary>
/// <param name="Kind">
/// Which format they have: <c>gbdt</c> or <c>linear</c>, a file that is read into this process; <c>process</c>, a program; else
/// that of an <see cref="IModelRuntime"/>.
/// </param>
/// <param name="Sha256">The SHA-256 of the file's bytes, 64 lower-case hexadecimal digits; empty where there are several files.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Process">The program; <see langword="null"/> unless the kind is <c>process</c>.</param>
/// <param name="Runtime">The files; <see langword="null"/> unless a runtime opens them.</param>
internal readonly record struct WeightsReference(
    string Kind,
    string Sha256,
    long Size,
    ProcessWeights? Process = null,
    RuntimeWeights? Runtime = null
)
{
    /// <summary>The kind of a model whose outputs a program computes.</summary>
    public const string ProcessKind = "process";

    /// <summary>The kinds that this assembly opens.</summary>
    public static readonly string[] BuiltIn = [GbdtFormat.Kind, LinearFormat.Kind, ProcessKind];

    /// <summary>Whether the weights are a file that is read into this process.</summary>
    public bool IsEmbedded => Process is null && Runtime is null;

    /// <summary>The files; <see langword="null"/> where there is one only.</summary>
    public IReadOnlyDictionary<string, string>? Files => Process?.Files ?? Runtime?.Files;

    /// <summary>Whether an <see cref="IModelRuntime"/> may have this kind.</summary>
    public static bool IsRuntimeKind(string kind) =>
        kind.Length is > 0 and <= 40
        && kind.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && !BuiltIn.Contains(kind, StringComparer.Ordinal);
}
