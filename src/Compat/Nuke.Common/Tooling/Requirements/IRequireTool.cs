namespace Nuke.Common.Tooling;

/// <summary>The tasks of a tool that a target can require: <c>.Requires&lt;DockerTasks&gt;()</c>.</summary>
public interface IRequireTool;
