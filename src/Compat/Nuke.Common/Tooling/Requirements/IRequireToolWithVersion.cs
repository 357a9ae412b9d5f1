namespace Nuke.Common.Tooling;

/// <summary>The tasks of a tool that a target can require in a version.</summary>
public interface IRequireToolWithVersion;
