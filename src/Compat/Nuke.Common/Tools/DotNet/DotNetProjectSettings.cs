using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>What the commands have that evaluate a project.</summary>
public abstract class DotNetProjectSettings : ToolOptions
{
    [DotNetPropertyArgument(Format = "--property:{key}={value}")]
    public virtual IReadOnlyDictionary<string, object> Properties =>
        Get<IReadOnlyDictionary<string, object>>();
}

/// <summary>Setting <see cref="DotNetProjectSettings"/>.</summary>
public static class DotNetProjectSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetProjectSettings
    {
        public T SetProperties(IDictionary<string, object> v) =>
            o.SetPairs(nameof(o.Properties), v);

        public T SetProperty(string k, object v) => o.SetPair(nameof(o.Properties), k, v);

        public T AddProperty(string k, object v) => o.AddPair(nameof(o.Properties), k, v);

        public T RemoveProperty(string k) => o.RemovePair<T, object>(nameof(o.Properties), k);

        public T ClearProperties() => o.ClearPairs<T, object>(nameof(o.Properties));
    }
}
