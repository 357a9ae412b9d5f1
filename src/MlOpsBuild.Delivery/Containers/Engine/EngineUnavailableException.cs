namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>No container engine answers: there is none, it does not run, or it may not be used.</summary>
public sealed class EngineUnavailableException : EngineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: which address was tried, why it failed, what to do.</param>
    /// <param name="inner">What it follows from.</param>
    public EngineUnavailableException(string message, Exception? inner = null)
        : base(message, inner) { }
}
