namespace MlOpsBuild.Scoring.Processes;

/// <summary>A run of a model's program is over.</summary>
/// <param name="message">Why, as the rest of a sentence.</param>
/// <param name="told">The last line of its errors, which may quote what a client sent; <see langword="null"/>: none.</param>
/// <param name="inner">The cause.</param>
internal sealed class ProcessEndedException(
    string message,
    string? told = null,
    Exception? inner = null
) : Exception(message, inner)
{
    /// <summary>Whether it was ended because it took too long.</summary>
    public bool IsLate { get; init; }

    /// <summary>The message, and what the program said last.</summary>
    public string Cause => told is null ? Message : $"{Message}; its last line was: {told}";
}
