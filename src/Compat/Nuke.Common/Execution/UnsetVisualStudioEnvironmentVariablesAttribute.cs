namespace Nuke.Common.Execution;

/// <summary>
/// Removes what Visual Studio sets for programs that it starts: it would make MSBuild look for tools in the wrong place.
/// Each build does it on Windows by itself.
/// </summary>
public class UnsetVisualStudioEnvironmentVariablesAttribute
    : BuildExtensionAttributeBase,
        IOnBuildCreated
{
    private static readonly string[] s_names =
    [
        "MSBuildLoadMicrosoftTargetsReadOnly",
        "VisualStudioDir",
        "VisualStudioEdition",
        "VisualStudioVersion",
        "VSAPPIDDIR",
        "VSAPPIDNAME",
        "VSLANG",
        "VSLOGGER_UNIQUEID",
        "VSSKUEDITION",
    ];

    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) => Unset();

    internal static void Unset()
    {
        foreach (var name in s_names)
            Environment.SetEnvironmentVariable(name, value: null);
    }
}
