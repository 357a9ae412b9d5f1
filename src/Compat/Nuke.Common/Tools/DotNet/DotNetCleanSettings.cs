using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Deletes what the build of a project made: <c>dotnet clean</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetClean),
    Arguments = "clean"
)]
public class DotNetCleanSettings : DotNetProjectSettings, IDotNetProjectProperties
{
    [Argument(Format = "{value}", Position = 1)]
    public string Project => Get<string>();

    [Argument(Format = "--configuration {value}")]
    public string Configuration => Get<string>();

    [Argument(Format = "--framework {value}")]
    public string Framework => Get<string>();

    [Argument(Format = "--output {value}")]
    public string Output => Get<string>();

    [Argument(Format = "--runtime {value}")]
    public string Runtime => Get<string>();

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();

    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>();
}

/// <summary>Setting <see cref="DotNetCleanSettings"/>.</summary>
public static class DotNetCleanSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetCleanSettings
    {
        public T SetProject(string v) => o.Set(nameof(o.Project), v);

        public T ResetProject() => o.Reset(nameof(o.Project));

        public T SetConfiguration(string v) => o.Set(nameof(o.Configuration), v);

        public T ResetConfiguration() => o.Reset(nameof(o.Configuration));

        public T SetFramework(string v) => o.Set(nameof(o.Framework), v);

        public T ResetFramework() => o.Reset(nameof(o.Framework));

        public T SetOutput(string v) => o.Set(nameof(o.Output), v);

        public T ResetOutput() => o.Reset(nameof(o.Output));

        public T SetRuntime(string v) => o.Set(nameof(o.Runtime), v);

        public T ResetRuntime() => o.Reset(nameof(o.Runtime));

        public T SetVerbosity(DotNetVerbosity v) => o.Set(nameof(o.Verbosity), v);

        public T ResetVerbosity() => o.Reset(nameof(o.Verbosity));

        public T SetNoLogo(bool? v) => o.Set(nameof(o.NoLogo), v);

        public T ResetNoLogo() => o.Reset(nameof(o.NoLogo));

        public T EnableNoLogo() => o.Set(nameof(o.NoLogo), true);

        public T DisableNoLogo() => o.Set(nameof(o.NoLogo), false);

        public T ToggleNoLogo() => o.Set(nameof(o.NoLogo), !o.NoLogo);
    }
}
