namespace Nuke.Common.Tooling;

/// <summary>A NuGet package.</summary>
public class NuGetPackageRequirement(string packageId, string version = null) : ToolRequirement
{
    public string PackageId { get; init; } = packageId;

    /// <summary>The version; where null, the one that the build's project references.</summary>
    public string Version { get; init; } = version;
}
