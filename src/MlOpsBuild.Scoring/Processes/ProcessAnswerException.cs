namespace MlOpsBuild.Scoring.Processes;

/// <summary>A model's program answered with an error, or with something else than an answer.</summary>
/// <param name="message">What is wrong, without anything that the program wrote.</param>
/// <param name="told">What the program said, which may quote what a client sent; <see langword="null"/>: nothing.</param>
/// <param name="inner">The cause.</param>
internal sealed class ProcessAnswerException(
    string message,
    string? told = null,
    Exception? inner = null
) : Exception(message, inner)
{
    /// <summary>What the program said.</summary>
    public string? Told { get; } = told;

    /// <summary>The message with the numbers, for who runs the program; <see langword="null"/>: there are none.</summary>
    public string? Detail { get; init; }

    /// <summary>The message, and what the program said.</summary>
    public string Cause => Detail ?? (Told is null ? Message : $"{Message} It said: {Told}");

    /// <summary>Whether it is not known which request the next line answers.</summary>
    public bool IsOutOfStep { get; init; }
}
