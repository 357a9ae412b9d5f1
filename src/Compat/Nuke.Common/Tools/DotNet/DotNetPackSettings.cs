using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Makes packages of a project: <c>dotnet pack</c>.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetPack), Arguments = "pack")]
public class DotNetPackSettings : DotNetRestoringSettings, IDotNetProjectProperties
{
    [Argument(Format = "{value}", Position = 1)]
    public string Project => Get<string>();

    [Argument(Format = "--configuration {value}")]
    public string Configuration => Get<string>();

    [Argument(Format = "--include-source")]
    public bool? IncludeSource => Get<bool?>();

    [Argument(Format = "--include-symbols")]
    public bool? IncludeSymbols => Get<bool?>();

    [Argument(Format = "--no-build")]
    public bool? NoBuild => Get<bool?>();

    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Get<bool?>();

    [Argument(Format = "--output {value}")]
    public string OutputDirectory => Get<string>();

    [Argument(Format = "--serviceable")]
    public bool? Serviceable => Get<bool?>();

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();

    [Argument(Format = "--version-suffix {value}")]
    public string VersionSuffix => Get<string>();

    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>();
}

/// <summary>Setting <see cref="DotNetPackSettings"/>.</summary>
public static class DotNetPackSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetPackSettings
    {
        public T SetProject(string v) => o.Set(nameof(o.Project), v);

        public T ResetProject() => o.Reset(nameof(o.Project));

        public T SetConfiguration(string v) => o.Set(nameof(o.Configuration), v);

        public T ResetConfiguration() => o.Reset(nameof(o.Configuration));

        public T SetIncludeSource(bool? v) => o.Set(nameof(o.IncludeSource), v);

        public T ResetIncludeSource() => o.Reset(nameof(o.IncludeSource));

        public T EnableIncludeSource() => o.Set(nameof(o.IncludeSource), true);

        public T DisableIncludeSource() => o.Set(nameof(o.IncludeSource), false);

        public T ToggleIncludeSource() => o.Set(nameof(o.IncludeSource), !o.IncludeSource);

        public T SetIncludeSymbols(bool? v) => o.Set(nameof(o.IncludeSymbols), v);

        public T ResetIncludeSymbols() => o.Reset(nameof(o.IncludeSymbols));

        public T EnableIncludeSymbols() => o.Set(nameof(o.IncludeSymbols), true);

        public T DisableIncludeSymbols() => o.Set(nameof(o.IncludeSymbols), false);

        public T ToggleIncludeSymbols() => o.Set(nameof(o.IncludeSymbols), !o.IncludeSymbols);

        public T SetNoBuild(bool? v) => o.Set(nameof(o.NoBuild), v);

        public T ResetNoBuild() => o.Reset(nameof(o.NoBuild));

        public T EnableNoBuild() => o.Set(nameof(o.NoBuild), true);

        public T DisableNoBuild() => o.Set(nameof(o.NoBuild), false);

        public T ToggleNoBuild() => o.Set(nameof(o.NoBuild), !o.NoBuild);

        public T SetNoRestore(bool? v) => o.Set(nameof(o.NoRestore), v);

        public T ResetNoRestore() => o.Reset(nameof(o.NoRestore));

        public T EnableNoRestore() => o.Set(nameof(o.NoRestore), true);

        public T DisableNoRestore() => o.Set(nameof(o.NoRestore), false);

        public T ToggleNoRestore() => o.Set(nameof(o.NoRestore), !o.NoRestore);

        public T SetOutputDirectory(string v) => o.Set(nameof(o.OutputDirectory), v);

        public T ResetOutputDirectory() => o.Reset(nameof(o.OutputDirectory));

        public T SetServiceable(bool? v) => o.Set(nameof(o.Serviceable), v);

        public T ResetServiceable() => o.Reset(nameof(o.Serviceable));

        public T EnableServiceable() => o.Set(nameof(o.Serviceable), true);

        public T DisableServiceable() => o.Set(nameof(o.Serviceable), false);

        public T ToggleServiceable() => o.Set(nameof(o.Serviceable), !o.Serviceable);

        public T SetVerbosity(DotNetVerbosity v) => o.Set(nameof(o.Verbosity), v);

        public T ResetVerbosity() => o.Reset(nameof(o.Verbosity));

        public T SetVersionSuffix(string v) => o.Set(nameof(o.VersionSuffix), v);

        public T ResetVersionSuffix() => o.Reset(nameof(o.VersionSuffix));

        public T SetNoLogo(bool? v) => o.Set(nameof(o.NoLogo), v);

        public T ResetNoLogo() => o.Reset(nameof(o.NoLogo));

        public T EnableNoLogo() => o.Set(nameof(o.NoLogo), true);

        public T DisableNoLogo() => o.Set(nameof(o.NoLogo), false);

        public T ToggleNoLogo() => o.Set(nameof(o.NoLogo), !o.NoLogo);
    }
}
