namespace Nuke.Common.Tooling;

/// <summary>The stream on which a line came.</summary>
public enum OutputType
{
    Std,
    Err,
}

/// <summary>A line that a process wrote.</summary>
public struct Output
{
    public OutputType Type;
    public string Text;
}
