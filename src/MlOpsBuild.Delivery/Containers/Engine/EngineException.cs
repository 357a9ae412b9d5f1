using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>A container engine refused something, or broke off while it did it.</summary>
public class EngineException : MlOpsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: what was asked for, what happened, what to do.</param>
    /// <param name="inner">What it follows from.</param>
    public EngineException(string message, Exception? inner = null)
        : base(message, inner: inner) { }
}
