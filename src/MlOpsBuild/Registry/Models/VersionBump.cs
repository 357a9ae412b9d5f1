namespace MlOpsBuild.Registry.Models;

/// <summary>Which part of a version goes up.</summary>
public enum VersionBump
{
    /// <summary>The third number: nothing that callers see changes.</summary>
    Patch,

    /// <summary>The second number: better, and used in the same way.</summary>
    Minor,

    /// <summary>The first number: callers must change, e.g. because features did.</summary>
    Major,
}
