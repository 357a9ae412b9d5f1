namespace MlOpsBuild.Registry.Remote;

/// <summary>A tag points at another manifest than a moment ago.</summary>
public sealed class TagMovedException : RegistryException
{
    /// <summary>Creates the exception.</summary>
    public TagMovedException(RegistryProblem problem, Exception? inner = null)
        : base(problem, inner) { }
}
