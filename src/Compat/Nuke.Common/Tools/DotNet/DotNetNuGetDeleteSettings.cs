using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Deletes a package of a feed, which nuget.org takes as hiding it: <c>dotnet nuget delete</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetNuGetDelete),
    Arguments = "nuget delete"
)]
public class DotNetNuGetDeleteSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public string PackageId => Get<string>();

    [Argument(Format = "{value}", Position = 2)]
    public string PackageVersion => Get<string>();

    [Argument(Format = "--source {value}")]
    public string Source => Get<string>();

    [Argument(Format = "--api-key {value}", Secret = true)]
    public string ApiKey => Get<string>();

    [Argument(Format = "--force-english-output")]
    public bool? ForceEnglishOutput => Get<bool?>();

    [Argument(Format = "--no-service-endpoint")]
    public bool? NoServiceEndpoint => Get<bool?>();

    [Argument(Format = "--interactive")]
    public bool? Interactive => Get<bool?>();

    [Argument(Format = "--non-interactive")]
    public bool? NonInteractive => Get<bool?>();
}

/// <summary>Setting <see cref="DotNetNuGetDeleteSettings"/>.</summary>
public static class DotNetNuGetDeleteSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetNuGetDeleteSettings
    {
        public T SetPackageId(string v) => o.Set(nameof(o.PackageId), v);

        public T ResetPackageId() => o.Reset(nameof(o.PackageId));

        public T SetPackageVersion(string v) => o.Set(nameof(o.PackageVersion), v);

        public T ResetPackageVersion() => o.Reset(nameof(o.PackageVersion));

        public T SetSource(string v) => o.Set(nameof(o.Source), v);

        public T ResetSource() => o.Reset(nameof(o.Source));

        public T SetApiKey(string v) => o.Set(nameof(o.ApiKey), v);

        public T ResetApiKey() => o.Reset(nameof(o.ApiKey));

        public T SetForceEnglishOutput(bool? v) => o.Set(nameof(o.ForceEnglishOutput), v);

        public T ResetForceEnglishOutput() => o.Reset(nameof(o.ForceEnglishOutput));

        public T EnableForceEnglishOutput() => o.Set(nameof(o.ForceEnglishOutput), true);

        public T DisableForceEnglishOutput() => o.Set(nameof(o.ForceEnglishOutput), false);

        public T ToggleForceEnglishOutput() =>
            o.Set(nameof(o.ForceEnglishOutput), !o.ForceEnglishOutput);

        public T SetNoServiceEndpoint(bool? v) => o.Set(nameof(o.NoServiceEndpoint), v);

        public T ResetNoServiceEndpoint() => o.Reset(nameof(o.NoServiceEndpoint));

        public T EnableNoServiceEndpoint() => o.Set(nameof(o.NoServiceEndpoint), true);

        public T DisableNoServiceEndpoint() => o.Set(nameof(o.NoServiceEndpoint), false);

        public T ToggleNoServiceEndpoint() =>
            o.Set(nameof(o.NoServiceEndpoint), !o.NoServiceEndpoint);

        public T SetInteractive(bool? v) => o.Set(nameof(o.Interactive), v);

        public T ResetInteractive() => o.Reset(nameof(o.Interactive));

        public T EnableInteractive() => o.Set(nameof(o.Interactive), true);

        public T DisableInteractive() => o.Set(nameof(o.Interactive), false);

        public T ToggleInteractive() => o.Set(nameof(o.Interactive), !o.Interactive);

        public T SetNonInteractive(bool? v) => o.Set(nameof(o.NonInteractive), v);

        public T ResetNonInteractive() => o.Reset(nameof(o.NonInteractive));

        public T EnableNonInteractive() => o.Set(nameof(o.NonInteractive), true);

        public T DisableNonInteractive() => o.Set(nameof(o.NonInteractive), false);

        public T ToggleNonInteractive() => o.Set(nameof(o.NonInteractive), !o.NonInteractive);
    }
}
