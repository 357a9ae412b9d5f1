using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Restores the packages of a project: <c>dotnet restore</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetRestore),
    Arguments = "restore"
)]
public class DotNetRestoreSettings : DotNetRestoringSettings, IDotNetProjectProperties
{
    [Argument(Format = "{value}", Position = 1)]
    public string ProjectFile => Get<string>();

    [Argument(Format = "--configfile {value}")]
    public string ConfigFile => Get<string>();

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();
}

/// <summary>Setting <see cref="DotNetRestoreSettings"/>.</summary>
public static class DotNetRestoreSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetRestoreSettings
    {
        public T SetProjectFile(string v) => o.Set(nameof(o.ProjectFile), v);

        public T ResetProjectFile() => o.Reset(nameof(o.ProjectFile));

        public T SetConfigFile(string v) => o.Set(nameof(o.ConfigFile), v);

        public T ResetConfigFile() => o.Reset(nameof(o.ConfigFile));

        public T SetVerbosity(DotNetVerbosity v) => o.Set(nameof(o.Verbosity), v);

        public T ResetVerbosity() => o.Reset(nameof(o.Verbosity));
    }
}
