namespace MlOpsBuild.Registry.Remote;

/// <summary>The registry does not let this user do it, or does not know who it is (401, 403).</summary>
public sealed class RegistryAccessException : RegistryException
{
    /// <summary>Creates the exception.</summary>
    public RegistryAccessException(RegistryProblem problem, Exception? inner = null)
        : base(problem, inner) { }
}
