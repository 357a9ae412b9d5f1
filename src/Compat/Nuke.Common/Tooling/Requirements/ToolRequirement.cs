namespace Nuke.Common.Tooling;

/// <summary>What must be on the machine for a target to run.</summary>
public class ToolRequirement;
