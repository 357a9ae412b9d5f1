using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Npm;

/// <summary>Installs just what the lock file says: <c>npm ci</c>.</summary>
[Command(Type = typeof(NpmTasks), Command = nameof(NpmTasks.NpmCi), Arguments = "ci")]
public class NpmCiSettings : ToolOptions;
