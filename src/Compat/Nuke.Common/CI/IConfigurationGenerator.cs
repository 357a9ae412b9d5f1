using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.CI;

/// <summary>Something that writes a server's configuration files from the targets of the build.</summary>
public interface IConfigurationGenerator
{
    /// <summary>What <c>--generate-configuration</c> names it by.</summary>
    string Id { get; }

    string DisplayName { get; }
    string HostName { get; }

    /// <summary>Whether local builds keep the files up to date.</summary>
    bool AutoGenerate { get; }
    Type HostType { get; }
    IEnumerable<AbsolutePath> GeneratedFiles { get; }

    /// <summary>Writes the files, whatever <see cref="AutoGenerate"/> says.</summary>
    void Generate(IReadOnlyCollection<ExecutableTarget> executableTargets);
}
