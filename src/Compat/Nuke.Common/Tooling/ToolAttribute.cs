namespace Nuke.Common.Tooling;

/// <summary>How the program of a tool is found.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ToolAttribute : Attribute
{
    internal abstract string GetToolPath(ToolOptions options);

    /// <summary>What the tool needs on the machine.</summary>
    internal abstract ToolRequirement GetRequirement(string version);
}

/// <summary>The program is in the directories of the PATH variable.</summary>
public class PathToolAttribute : ToolAttribute
{
    public string Executable { get; set; }

    internal override string GetToolPath(ToolOptions options) =>
        ToolPathResolver.GetPathExecutable(Executable);

    internal override ToolRequirement GetRequirement(string version) =>
        new PathToolRequirement(Executable);
}

/// <summary>The program is in a package that the build project references or downloads.</summary>
public class NuGetToolAttribute : ToolAttribute
{
    public string Id { get; set; }
    public string Executable { get; set; }

    internal override string GetToolPath(ToolOptions options) =>
        NuGetToolPathResolver.GetPackageExecutable(
            Id,
            Executable,
            framework: (options as IToolOptionsWithFramework)?.Framework
        );

    internal override ToolRequirement GetRequirement(string version) =>
        new NuGetPackageRequirement(Id, version);
}

/// <summary>The program is in a package that is installed in <c>node_modules</c>.</summary>
public class NpmToolAttribute : ToolAttribute
{
    public string Id { get; set; }
    public string Executable { get; set; }

    internal override string GetToolPath(ToolOptions options) =>
        NpmToolPathResolver.GetNpmExecutable(Executable);

    internal override ToolRequirement GetRequirement(string version) =>
        throw new NotSupportedException($"Package '{Id}' of npm cannot be required");
}
