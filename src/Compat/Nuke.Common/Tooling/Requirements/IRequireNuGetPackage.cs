namespace Nuke.Common.Tooling;

/// <summary>The tool must be in a package that the build project references or downloads.</summary>
public interface IRequireNuGetPackage : IRequireTool, IRequireToolWithVersion;
