namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>A container ended, or was not ready in time.</summary>
public sealed class ContainerFailedException : EngineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, and under it the last lines that the container put out.</param>
    /// <param name="processExitCode">What its program ended with; <see langword="null"/> while it runs.</param>
    public ContainerFailedException(string message, int? processExitCode)
        : base(message) => ProcessExitCode = processExitCode;

    /// <summary>What its program ended with; <see langword="null"/> while it runs.</summary>
    public int? ProcessExitCode { get; }
}
