namespace Nuke.Common.Execution;

/// <summary>A terminal, or any process that is no known server.</summary>
public class Terminal : Host
{
    public static bool IsRunningTerminal => NukeBuild.Host is Terminal;
}
