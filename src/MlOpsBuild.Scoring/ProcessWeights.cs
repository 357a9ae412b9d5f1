namespace MlOpsBuild.Scoring;

/// <summary>
/// What <c>model.json</c> says of a model whose outputs a program computes, instead of the weights of an embedded scorer: how the
/// program is started, and the files that it consists of. The protocols are documented in Processes/README.md.
/// </summary>
public sealed record ProcessWeights
{
    /// <summary>The program stays running and answers lines of JSON.</summary>
    public const string Lines = "lines";

    /// <summary>The program is run once for a file of rows.</summary>
    public const string Csv = "csv";

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

    /// <summary>
    /// How the program is asked: <see cref="Lines"/> or <see cref="Csv"/>. <value>The default value is <see cref="Lines"/>.</value>
    /// </summary>
    public string Protocol { get; init; } = Lines;

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

        return Protocol is Lines or Csv
            ? ModelFolder.ProblemOf(Files)
            : $"'protocol' is '{Protocol}', expected {Lines} or {Csv}.";
    }
}
