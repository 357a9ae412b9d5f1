namespace MlOpsBuild.Registry.Remote;

/// <summary>What a registry sent is not what its digest or size says; nothing of it was kept.</summary>
public sealed class RegistryContentException : RegistryException
{
    /// <summary>Creates the exception.</summary>
    public RegistryContentException(RegistryProblem problem, Exception? inner = null)
        : base(problem, inner) { }
}
