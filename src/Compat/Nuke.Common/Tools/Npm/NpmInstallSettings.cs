using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Npm;

/// <summary>Installs packages: <c>npm install</c>.</summary>
[Command(Type = typeof(NpmTasks), Command = nameof(NpmTasks.NpmInstall), Arguments = "install")]
public class NpmInstallSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public IReadOnlyList<string> Packages => Get<IReadOnlyList<string>>();

    [Argument(Format = "--production")]
    public bool? Production => Get<bool?>();

    [Argument(Format = "--force")]
    public bool? Force => Get<bool?>();

    [Argument(Format = "--global")]
    public bool? Global => Get<bool?>();

    [Argument(Format = "--global-style")]
    public bool? GlobalStyle => Get<bool?>();

    [Argument(Format = "--ignore-scripts")]
    public bool? IgnoreScripts => Get<bool?>();

    [Argument(Format = "--legacy-bundling")]
    public bool? LegacyBundling => Get<bool?>();

    [Argument(Format = "--link")]
    public bool? Link => Get<bool?>();

    [Argument(Format = "--no-bin-links")]
    public bool? NoBinLinks => Get<bool?>();

    [Argument(Format = "--no-optional")]
    public bool? NoOptional => Get<bool?>();

    [Argument(Format = "--no-shrinkwrap")]
    public bool? NoShrinkWrap => Get<bool?>();

    [Argument(Format = "--nodedir={value}")]
    public string NodeDir => Get<string>();

    [Argument(Format = "--only={value}")]
    public NpmOnlyMode Only => Get<NpmOnlyMode>();
}

/// <summary>Setting <see cref="NpmInstallSettings"/>.</summary>
public static class NpmInstallSettingsExtensions
{
    extension<T>(T o)
        where T : NpmInstallSettings
    {
        public T SetPackages(params string[] v) => o.SetList(nameof(o.Packages), v);

        public T SetPackages(IEnumerable<string> v) => o.SetList(nameof(o.Packages), v);

        public T AddPackages(params string[] v) => o.AddList(nameof(o.Packages), v);

        public T AddPackages(IEnumerable<string> v) => o.AddList(nameof(o.Packages), v);

        public T RemovePackages(params string[] v) => o.RemoveList(nameof(o.Packages), v);

        public T RemovePackages(IEnumerable<string> v) => o.RemoveList(nameof(o.Packages), v);

        public T ClearPackages() => o.ClearList<T, string>(nameof(o.Packages));

        public T SetProduction(bool? v) => o.Set(nameof(o.Production), v);

        public T ResetProduction() => o.Reset(nameof(o.Production));

        public T EnableProduction() => o.Set(nameof(o.Production), true);

        public T DisableProduction() => o.Set(nameof(o.Production), false);

        public T ToggleProduction() => o.Set(nameof(o.Production), !o.Production);

        public T SetForce(bool? v) => o.Set(nameof(o.Force), v);

        public T ResetForce() => o.Reset(nameof(o.Force));

        public T EnableForce() => o.Set(nameof(o.Force), true);

        public T DisableForce() => o.Set(nameof(o.Force), false);

        public T ToggleForce() => o.Set(nameof(o.Force), !o.Force);

        public T SetGlobal(bool? v) => o.Set(nameof(o.Global), v);

        public T ResetGlobal() => o.Reset(nameof(o.Global));

        public T EnableGlobal() => o.Set(nameof(o.Global), true);

        public T DisableGlobal() => o.Set(nameof(o.Global), false);

        public T ToggleGlobal() => o.Set(nameof(o.Global), !o.Global);

        public T SetGlobalStyle(bool? v) => o.Set(nameof(o.GlobalStyle), v);

        public T ResetGlobalStyle() => o.Reset(nameof(o.GlobalStyle));

        public T EnableGlobalStyle() => o.Set(nameof(o.GlobalStyle), true);

        public T DisableGlobalStyle() => o.Set(nameof(o.GlobalStyle), false);

        public T ToggleGlobalStyle() => o.Set(nameof(o.GlobalStyle), !o.GlobalStyle);

        public T SetIgnoreScripts(bool? v) => o.Set(nameof(o.IgnoreScripts), v);

        public T ResetIgnoreScripts() => o.Reset(nameof(o.IgnoreScripts));

        public T EnableIgnoreScripts() => o.Set(nameof(o.IgnoreScripts), true);

        public T DisableIgnoreScripts() => o.Set(nameof(o.IgnoreScripts), false);

        public T ToggleIgnoreScripts() => o.Set(nameof(o.IgnoreScripts), !o.IgnoreScripts);

        public T SetLegacyBundling(bool? v) => o.Set(nameof(o.LegacyBundling), v);

        public T ResetLegacyBundling() => o.Reset(nameof(o.LegacyBundling));

        public T EnableLegacyBundling() => o.Set(nameof(o.LegacyBundling), true);

        public T DisableLegacyBundling() => o.Set(nameof(o.LegacyBundling), false);

        public T ToggleLegacyBundling() => o.Set(nameof(o.LegacyBundling), !o.LegacyBundling);

        public T SetLink(bool? v) => o.Set(nameof(o.Link), v);

        public T ResetLink() => o.Reset(nameof(o.Link));

        public T EnableLink() => o.Set(nameof(o.Link), true);

        public T DisableLink() => o.Set(nameof(o.Link), false);

        public T ToggleLink() => o.Set(nameof(o.Link), !o.Link);

        public T SetNoBinLinks(bool? v) => o.Set(nameof(o.NoBinLinks), v);

        public T ResetNoBinLinks() => o.Reset(nameof(o.NoBinLinks));

        public T EnableNoBinLinks() => o.Set(nameof(o.NoBinLinks), true);

        public T DisableNoBinLinks() => o.Set(nameof(o.NoBinLinks), false);

        public T ToggleNoBinLinks() => o.Set(nameof(o.NoBinLinks), !o.NoBinLinks);

        public T SetNoOptional(bool? v) => o.Set(nameof(o.NoOptional), v);

        public T ResetNoOptional() => o.Reset(nameof(o.NoOptional));

        public T EnableNoOptional() => o.Set(nameof(o.NoOptional), true);

        public T DisableNoOptional() => o.Set(nameof(o.NoOptional), false);

        public T ToggleNoOptional() => o.Set(nameof(o.NoOptional), !o.NoOptional);

        public T SetNoShrinkWrap(bool? v) => o.Set(nameof(o.NoShrinkWrap), v);

        public T ResetNoShrinkWrap() => o.Reset(nameof(o.NoShrinkWrap));

        public T EnableNoShrinkWrap() => o.Set(nameof(o.NoShrinkWrap), true);

        public T DisableNoShrinkWrap() => o.Set(nameof(o.NoShrinkWrap), false);

        public T ToggleNoShrinkWrap() => o.Set(nameof(o.NoShrinkWrap), !o.NoShrinkWrap);

        public T SetNodeDir(string v) => o.Set(nameof(o.NodeDir), v);

        public T ResetNodeDir() => o.Reset(nameof(o.NodeDir));

        public T SetOnly(NpmOnlyMode v) => o.Set(nameof(o.Only), v);

        public T ResetOnly() => o.Reset(nameof(o.Only));
    }
}
