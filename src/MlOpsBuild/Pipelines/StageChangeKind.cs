namespace MlOpsBuild.Pipelines;

/// <summary>The values of <see cref="StageChange.Kind"/>.</summary>
public static class StageChangeKind
{
    /// <summary>The version of the stage's code.</summary>
    public const string Version = "version";

    /// <summary>A value of the configuration.</summary>
    public const string Parameter = "parameter";

    /// <summary>The content of a file.</summary>
    public const string File = "file";

    /// <summary>The outputs of an earlier stage.</summary>
    public const string Upstream = "upstream";

    /// <summary>An input from outside the commit.</summary>
    public const string External = "external";

    /// <summary>An output that is not in the store any more.</summary>
    public const string Output = "output";
}
