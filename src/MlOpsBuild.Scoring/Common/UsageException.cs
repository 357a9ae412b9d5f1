namespace MlOpsBuild.Common;

/// <summary>Wrong usage, configuration or input: exit code 2.</summary>
public sealed class UsageException : MlOpsException
{
    /// <summary>Creates the exception for a place in a file.</summary>
    public UsageException(string message, SourceLocation? location = null, Exception? inner = null)
        : base(
            location is { } place ? $"{place}: {message}" : message,
            MlOpsExitCode.Usage,
            inner
        ) => Location = location;

    /// <summary>Where it was found, if it has a place.</summary>
    public SourceLocation? Location { get; }
}
