using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Remote;

/// <summary>A registry refused something, or answered what it must not.</summary>
public class RegistryException : MlOpsException
{
    /// <summary>Creates the exception.</summary>
    public RegistryException(RegistryProblem problem, Exception? inner = null)
        : base(problem?.ToString() ?? "", inner: inner)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
    }

    /// <summary>What happened, in parts.</summary>
    public RegistryProblem Problem { get; }
}
