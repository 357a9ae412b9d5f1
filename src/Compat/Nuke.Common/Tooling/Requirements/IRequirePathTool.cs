namespace Nuke.Common.Tooling;

/// <summary>The tool must be in the directories of the PATH variable.</summary>
public interface IRequirePathTool : IRequireTool;
