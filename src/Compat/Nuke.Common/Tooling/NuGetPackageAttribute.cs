using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>
/// Injects a program of a NuGet package: that of the variable <c>MEMBER_EXE</c>, or else the one in the package that the build's project references or downloads.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class NuGetPackageAttribute : ToolInjectionAttributeBase
{
    private readonly string _packageId;
    private readonly string _packageExecutable;

    public NuGetPackageAttribute(string packageId, string packageExecutable)
        : this(packageId, packageExecutable, packageExecutable) { }

    public NuGetPackageAttribute(
        string packageId,
        string packageExecutable32,
        string packageExecutable64
    )
    {
        _packageId = packageId;
        _packageExecutable = EnvironmentInfo.Is32Bit ? packageExecutable32 : packageExecutable64;
    }

    /// <summary>The framework whose program is taken where the package has several.</summary>
    public string Framework { get; set; }

    /// <summary>The version where the project has several.</summary>
    public string Version { get; set; }

    public override ToolRequirement GetRequirement(MemberInfo member) =>
        new NuGetPackageRequirement(_packageId, Version);

    public override object GetValue(MemberInfo member, object instance) =>
        ToolResolver.TryGetEnvironmentTool(member.Name)
        ?? ToolResolver.GetNuGetTool(_packageId, _packageExecutable, Version, Framework);
}
