namespace Nuke.Common.Tooling;

/// <summary>The command of a tool to which options belong.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class CommandAttribute : Attribute
{
    /// <summary>The class derived from <see cref="ToolTasks"/>.</summary>
    public Type Type { get; set; }

    /// <summary>The name of the method that runs the command.</summary>
    public string Command { get; set; }

    /// <summary>The arguments before those of the options.</summary>
    public string Arguments { get; set; }
}
