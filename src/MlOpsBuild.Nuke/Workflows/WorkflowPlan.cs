namespace MlOpsBuild.Nuke.Workflows;

/// <summary>Everything that workflows are made of, checked: what the attribute says, and what it left to be found.</summary>
internal sealed record WorkflowPlan
{
    public required WorkflowTargets Targets { get; init; }
    public required IReadOnlyList<WorkflowModel> Models { get; init; }
    public required IReadOnlyList<string> Images { get; init; }
    public required IReadOnlyList<string> Branches { get; init; }
    public required IReadOnlyList<string> Environments { get; init; }
    public required IReadOnlyList<WorkflowRegistry> Registries { get; init; }

    /// <summary>The build script of most systems, relative to the root, such as <c>build.sh</c>.</summary>
    public required string Script { get; init; }

    /// <summary>The build script that also Windows has: <c>build.cmd</c>.</summary>
    public required string WindowsScript { get; init; }

    /// <summary>What setup-dotnet is given: <c>global-json-file: ...</c> or <c>dotnet-version: ...</c>.</summary>
    public required string DotNet { get; init; }

    public required int TimeoutMinutes { get; init; }
    public required int RetentionDays { get; init; }
    public required int TuneShards { get; init; }
    public required string Schedule { get; init; }
    public required string SigningKeySecret { get; init; }

    public bool HasRegistry => Registries.Count > 0;

    /// <summary>Variables that name a registry which only the attribute knows.</summary>
    public IReadOnlyList<string> Variables => [.. Registries.Select(r => r.Environment)];

    /// <summary>The image of jobs that run once, whatever the number of images.</summary>
    public string FirstImage => Images[0];

    public bool HasWindows => Images.Any(IsWindows);

    /// <summary>A command line of the build for jobs that run on each image.</summary>
    public string RunOnImages(string arguments) =>
        $"./{(HasWindows ? WindowsScript : Script)} {arguments}";

    /// <summary>A command line of the build for jobs that run on the first image.</summary>
    public string RunOnFirst(string arguments) =>
        $"./{(IsWindows(FirstImage) ? WindowsScript : Script)} {arguments}";

    /// <summary>What jobs that use the registries must be permitted besides reading the repository.</summary>
    public IEnumerable<string> Permissions(bool write) =>
        Registries.Select(r => r.Permissions(write)).Distinct(StringComparer.Ordinal);

    private static bool IsWindows(string image) =>
        image.StartsWith("windows", StringComparison.Ordinal);
}
