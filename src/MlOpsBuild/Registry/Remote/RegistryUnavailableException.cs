namespace MlOpsBuild.Registry.Remote;

/// <summary>The registry could not be reached, or failed again and again until the retries were used up.</summary>
public sealed class RegistryUnavailableException : RegistryException
{
    /// <summary>Creates the exception.</summary>
    public RegistryUnavailableException(RegistryProblem problem, Exception? inner = null)
        : base(problem, inner) { }
}
