namespace MlOpsBuild.Registry.Remote;

/// <summary>The registry does not have what was asked for, or does not show it to this user.</summary>
public sealed class RegistryNotFoundException : RegistryException
{
    /// <summary>Creates the exception.</summary>
    public RegistryNotFoundException(RegistryProblem problem, Exception? inner = null)
        : base(problem, inner) { }
}
