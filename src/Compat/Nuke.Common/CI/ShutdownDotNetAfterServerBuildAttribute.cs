using Nuke.Common.Execution;
using Nuke.Common.Tooling;

namespace Nuke.Common.CI;

/// <summary>Ends, after a build on a server, the compiler and MSBuild servers that it left: they keep files open.</summary>
public class ShutdownDotNetAfterServerBuildAttribute : BuildExtensionAttributeBase, IOnBuildFinished
{
    private const int Timeout = 15_000;

    public override float Priority => -50;

    /// <summary>Whether to show it. <value>The default value is false.</value></summary>
    public bool EnableLogging { get; set; }

    public void OnBuildFinished()
    {
        if (Build.IsServerBuild)
            ToolResolver.GetPathTool("dotnet")(
                "build-server shutdown",
                timeout: Timeout,
                logOutput: EnableLogging,
                logInvocation: EnableLogging
            );
    }
}
