using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Pushes packages to a feed: <c>dotnet nuget push</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetNuGetPush),
    Arguments = "nuget push"
)]
public class DotNetNuGetPushSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public string TargetPath => Get<string>();

    [Argument(Format = "--source {value}")]
    public string Source => Get<string>();

    [Argument(Format = "--symbol-source {value}")]
    public string SymbolSource => Get<string>();

    [Argument(Format = "--timeout {value}")]
    public int? Timeout => Get<int?>();

    [Argument(Format = "--api-key {value}", Secret = true)]
    public string ApiKey => Get<string>();

    [Argument(Format = "--symbol-api-key {value}", Secret = true)]
    public string SymbolApiKey => Get<string>();

    [Argument(Format = "--disable-buffering")]
    public bool? DisableBuffering => Get<bool?>();

    [Argument(Format = "--no-symbols")]
    public bool? NoSymbols => Get<bool?>();

    [Argument(Format = "--force-english-output")]
    public bool? ForceEnglishOutput => Get<bool?>();

    [Argument(Format = "--skip-duplicate")]
    public bool? SkipDuplicate => Get<bool?>();

    [Argument(Format = "--no-service-endpoint")]
    public bool? NoServiceEndpoint => Get<bool?>();
}

/// <summary>Setting <see cref="DotNetNuGetPushSettings"/>.</summary>
public static class DotNetNuGetPushSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetNuGetPushSettings
    {
        public T SetTargetPath(string v) => o.Set(nameof(o.TargetPath), v);

        public T ResetTargetPath() => o.Reset(nameof(o.TargetPath));

        public T SetSource(string v) => o.Set(nameof(o.Source), v);

        public T ResetSource() => o.Reset(nameof(o.Source));

        public T SetSymbolSource(string v) => o.Set(nameof(o.SymbolSource), v);

        public T ResetSymbolSource() => o.Reset(nameof(o.SymbolSource));

        public T SetTimeout(int? v) => o.Set(nameof(o.Timeout), v);

        public T ResetTimeout() => o.Reset(nameof(o.Timeout));

        public T SetApiKey(string v) => o.Set(nameof(o.ApiKey), v);

        public T ResetApiKey() => o.Reset(nameof(o.ApiKey));

        public T SetSymbolApiKey(string v) => o.Set(nameof(o.SymbolApiKey), v);

        public T ResetSymbolApiKey() => o.Reset(nameof(o.SymbolApiKey));

        public T SetDisableBuffering(bool? v) => o.Set(nameof(o.DisableBuffering), v);

        public T ResetDisableBuffering() => o.Reset(nameof(o.DisableBuffering));

        public T EnableDisableBuffering() => o.Set(nameof(o.DisableBuffering), true);

        public T DisableDisableBuffering() => o.Set(nameof(o.DisableBuffering), false);

        public T ToggleDisableBuffering() => o.Set(nameof(o.DisableBuffering), !o.DisableBuffering);

        public T SetNoSymbols(bool? v) => o.Set(nameof(o.NoSymbols), v);

        public T ResetNoSymbols() => o.Reset(nameof(o.NoSymbols));

        public T EnableNoSymbols() => o.Set(nameof(o.NoSymbols), true);

        public T DisableNoSymbols() => o.Set(nameof(o.NoSymbols), false);

        public T ToggleNoSymbols() => o.Set(nameof(o.NoSymbols), !o.NoSymbols);

        public T SetForceEnglishOutput(bool? v) => o.Set(nameof(o.ForceEnglishOutput), v);

        public T ResetForceEnglishOutput() => o.Reset(nameof(o.ForceEnglishOutput));

        public T EnableForceEnglishOutput() => o.Set(nameof(o.ForceEnglishOutput), true);

        public T DisableForceEnglishOutput() => o.Set(nameof(o.ForceEnglishOutput), false);

        public T ToggleForceEnglishOutput() =>
            o.Set(nameof(o.ForceEnglishOutput), !o.ForceEnglishOutput);

        public T SetSkipDuplicate(bool? v) => o.Set(nameof(o.SkipDuplicate), v);

        public T ResetSkipDuplicate() => o.Reset(nameof(o.SkipDuplicate));

        public T EnableSkipDuplicate() => o.Set(nameof(o.SkipDuplicate), true);

        public T DisableSkipDuplicate() => o.Set(nameof(o.SkipDuplicate), false);

        public T ToggleSkipDuplicate() => o.Set(nameof(o.SkipDuplicate), !o.SkipDuplicate);

        public T SetNoServiceEndpoint(bool? v) => o.Set(nameof(o.NoServiceEndpoint), v);

        public T ResetNoServiceEndpoint() => o.Reset(nameof(o.NoServiceEndpoint));

        public T EnableNoServiceEndpoint() => o.Set(nameof(o.NoServiceEndpoint), true);

        public T DisableNoServiceEndpoint() => o.Set(nameof(o.NoServiceEndpoint), false);

        public T ToggleNoServiceEndpoint() =>
            o.Set(nameof(o.NoServiceEndpoint), !o.NoServiceEndpoint);
    }
}
