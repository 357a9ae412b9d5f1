using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Git;

/// <summary>Git.</summary>
/// <remarks>All members are here: <c>Git</c> for any arguments and what the working copy is like.</remarks>
[LogErrorAsStandard]
[PathTool(Executable = PathExecutable)]
public partial class GitTasks : ToolTasks, IRequirePathTool
{
    public const string PathExecutable = "git";

    /// <summary>The path of the program: that of the variable <c>GIT_EXE</c>, else the one in the PATH variable.</summary>
    public static string GitPath
    {
        get => new GitTasks().GetToolPathInternal();
        set => new GitTasks().SetToolPath(value);
    }

    /// <summary>Runs the program with arguments as they are.</summary>
    public static IReadOnlyCollection<Output> Git(
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<IProcess, object> exitHandler = null
    ) =>
        new GitTasks().Run(
            arguments,
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            exitHandler
        );

    /// <summary>Whether no branch is checked out.</summary>
    public static bool GitIsDetached() => GitIsDetached(workingDirectory: null);

    public static bool GitIsDetached(string workingDirectory) =>
        Git($"branch --show-current", workingDirectory, logOutput: false).Count == 0;

    /// <summary>Whether there are neither changes nor files that Git does not know.</summary>
    public static bool GitHasCleanWorkingCopy() => GitHasCleanWorkingCopy(workingDirectory: null);

    public static bool GitHasCleanWorkingCopy(string workingDirectory) =>
        Git($"status --short", workingDirectory, logOutput: false).Count == 0;

    /// <summary>The branch that is checked out, or <c>HEAD</c> where there is none.</summary>
    public static string GitCurrentBranch() => GitCurrentBranch(workingDirectory: null);

    public static string GitCurrentBranch(string workingDirectory) =>
        Git($"rev-parse --abbrev-ref HEAD", workingDirectory, logOutput: false).Single().Text;

    /// <summary>The hash of the commit that is checked out.</summary>
    public static string GitCurrentCommit() => GitCurrentCommit(workingDirectory: null);

    public static string GitCurrentCommit(string workingDirectory) =>
        Git($"rev-parse HEAD", workingDirectory, logOutput: false).Single().Text;
}
