namespace MlOpsBuild.Registry.Evidence;

/// <summary>What a check of a model's evidence says.</summary>
public enum VerificationState
{
    /// <summary>It is as it should be.</summary>
    Ok,

    /// <summary>It could not be checked, e.g. because no key was given.</summary>
    NotChecked,

    /// <summary>It is not as it should be.</summary>
    Failed,
}
