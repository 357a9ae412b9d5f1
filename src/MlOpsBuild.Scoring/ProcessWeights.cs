namespace MlOpsBuild.Scoring;

/// <summary>
/// What <c>model.json</c> says of a model whose outputs a program computes, instead of the weights of an embedded scorer: how the
/// program is started, and the files that it consists of. The protocol that it speaks is documented with the serving program.
/// </summary>
public sealed record ProcessWeights
{
    /// <summary>
    /// The program and its arguments, at least the program; started in the model's folder. A program that is one of
    /// <see cref="Files"/> is that file, any other is looked up on the PATH.
    /// </summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>
    /// All files that belong to the model: path within its folder, with <c>/</c> between names -> SHA-256, 64 lower-case
    /// hexadecimal digits.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>What is wrong with it; <see langword="null"/> when nothing is.</summary>
    internal string? Problem()
    {
        if (Command.Count == 0 || string.IsNullOrEmpty(Command[0]))
        {
            return "'command' names no program.";
        }

        if (Command.Any(a => a is null || a.Contains('\0', StringComparison.Ordinal)))
        {
            return "'command' has an argument with a null character.";
        }

        foreach (var (path, sha256) in Files)
        {
            if (!IsRelative(path) || path == ModelBundle.ManifestFile)
            {
                return $"'files' has '{path}', expected a path within the folder, other than {ModelBundle.ManifestFile}.";
            }

            if (sha256 is not { Length: 64 } || !sha256.All(char.IsAsciiHexDigitLower))
            {
                return $"'files' has no SHA-256 for '{path}', expected 64 lower-case hexadecimal digits.";
            }
        }

        return null;
    }

    private static bool IsRelative(string path) =>
        path.Length > 0
        && path.Split('/').All(n => n is not ("" or "." or ".."))
        && path.All(c => c is not ('\\' or ':') && !char.IsControl(c));
}
