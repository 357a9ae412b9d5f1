namespace MlOpsBuild.Serving.Processes;

/// <summary>A run of a model's program is over.</summary>
/// <param name="message">Why, as the rest of a sentence.</param>
/// <param name="inner">The cause.</param>
internal sealed class ProcessEndedException(string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Whether it was ended because it took too long.</summary>
    public bool IsLate { get; init; }
}
