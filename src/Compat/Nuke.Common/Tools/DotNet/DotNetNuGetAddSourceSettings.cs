using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Adds a feed to the configuration: <c>dotnet nuget add source</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetNuGetAddSource),
    Arguments = "nuget add source"
)]
public class DotNetNuGetAddSourceSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public string Source => Get<string>();

    [Argument(Format = "--name {value}")]
    public string Name => Get<string>();

    [Argument(Format = "--username {value}")]
    public string Username => Get<string>();

    [Argument(Format = "--password {value}", Secret = true)]
    public string Password => Get<string>();

    [Argument(Format = "--store-password-in-clear-text")]
    public bool? StorePasswordInClearText => Get<bool?>();

    [Argument(Format = "--valid-authentication-types {value}", Separator = ",")]
    public IReadOnlyList<DotNetNuGetAuthentication> ValidAuthenticationTypes =>
        Get<IReadOnlyList<DotNetNuGetAuthentication>>();

    [Argument(Format = "--configfile {value}")]
    public string ConfigFile => Get<string>();
}

/// <summary>Setting <see cref="DotNetNuGetAddSourceSettings"/>.</summary>
public static class DotNetNuGetAddSourceSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetNuGetAddSourceSettings
    {
        public T SetSource(string v) => o.Set(nameof(o.Source), v);

        public T ResetSource() => o.Reset(nameof(o.Source));

        public T SetName(string v) => o.Set(nameof(o.Name), v);

        public T ResetName() => o.Reset(nameof(o.Name));

        public T SetUsername(string v) => o.Set(nameof(o.Username), v);

        public T ResetUsername() => o.Reset(nameof(o.Username));

        public T SetPassword(string v) => o.Set(nameof(o.Password), v);

        public T ResetPassword() => o.Reset(nameof(o.Password));

        public T SetStorePasswordInClearText(bool? v) =>
            o.Set(nameof(o.StorePasswordInClearText), v);

        public T ResetStorePasswordInClearText() => o.Reset(nameof(o.StorePasswordInClearText));

        public T EnableStorePasswordInClearText() =>
            o.Set(nameof(o.StorePasswordInClearText), true);

        public T DisableStorePasswordInClearText() =>
            o.Set(nameof(o.StorePasswordInClearText), false);

        public T ToggleStorePasswordInClearText() =>
            o.Set(nameof(o.StorePasswordInClearText), !o.StorePasswordInClearText);

        public T SetValidAuthenticationTypes(params DotNetNuGetAuthentication[] v) =>
            o.SetList(nameof(o.ValidAuthenticationTypes), v);

        public T SetValidAuthenticationTypes(IEnumerable<DotNetNuGetAuthentication> v) =>
            o.SetList(nameof(o.ValidAuthenticationTypes), v);

        public T AddValidAuthenticationTypes(params DotNetNuGetAuthentication[] v) =>
            o.AddList(nameof(o.ValidAuthenticationTypes), v);

        public T AddValidAuthenticationTypes(IEnumerable<DotNetNuGetAuthentication> v) =>
            o.AddList(nameof(o.ValidAuthenticationTypes), v);

        public T RemoveValidAuthenticationTypes(params DotNetNuGetAuthentication[] v) =>
            o.RemoveList(nameof(o.ValidAuthenticationTypes), v);

        public T RemoveValidAuthenticationTypes(IEnumerable<DotNetNuGetAuthentication> v) =>
            o.RemoveList(nameof(o.ValidAuthenticationTypes), v);

        public T ClearValidAuthenticationTypes() =>
            o.ClearList<T, DotNetNuGetAuthentication>(nameof(o.ValidAuthenticationTypes));

        public T SetConfigFile(string v) => o.Set(nameof(o.ConfigFile), v);

        public T ResetConfigFile() => o.Reset(nameof(o.ConfigFile));
    }
}
