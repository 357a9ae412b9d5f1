namespace MlOpsBuild.Registry.Provenance;

/// <summary>How a test or gate ended, from good to bad.</summary>
public enum TestOutcome
{
    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It passed with a warning.</summary>
    Warned,

    /// <summary>It failed.</summary>
    Failed,
}
