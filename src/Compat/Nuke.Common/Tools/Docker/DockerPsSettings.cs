using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Lists containers: <c>docker ps</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerPs), Arguments = "ps")]
public class DockerPsSettings : ToolOptions
{
    [Argument(Format = "--all")]
    public bool? All => Get<bool?>();

    [Argument(Format = "--filter {value}")]
    public string Filter => Get<string>();

    [Argument(Format = "--format {value}")]
    public string Format => Get<string>();

    [Argument(Format = "--last {value}")]
    public int? Last => Get<int?>();

    [Argument(Format = "--latest")]
    public bool? Latest => Get<bool?>();

    [Argument(Format = "--no-trunc")]
    public bool? NoTrunc => Get<bool?>();

    [Argument(Format = "--quiet")]
    public bool? Quiet => Get<bool?>();

    [Argument(Format = "--size")]
    public bool? Size => Get<bool?>();
}

/// <summary>Setting <see cref="DockerPsSettings"/>.</summary>
public static class DockerPsSettingsExtensions
{
    extension<T>(T o)
        where T : DockerPsSettings
    {
        public T SetAll(bool? v) => o.Set(nameof(o.All), v);

        public T ResetAll() => o.Reset(nameof(o.All));

        public T EnableAll() => o.Set(nameof(o.All), true);

        public T DisableAll() => o.Set(nameof(o.All), false);

        public T ToggleAll() => o.Set(nameof(o.All), !o.All);

        public T SetFilter(string v) => o.Set(nameof(o.Filter), v);

        public T ResetFilter() => o.Reset(nameof(o.Filter));

        public T SetFormat(string v) => o.Set(nameof(o.Format), v);

        public T ResetFormat() => o.Reset(nameof(o.Format));

        public T SetLast(int? v) => o.Set(nameof(o.Last), v);

        public T ResetLast() => o.Reset(nameof(o.Last));

        public T SetLatest(bool? v) => o.Set(nameof(o.Latest), v);

        public T ResetLatest() => o.Reset(nameof(o.Latest));

        public T EnableLatest() => o.Set(nameof(o.Latest), true);

        public T DisableLatest() => o.Set(nameof(o.Latest), false);

        public T ToggleLatest() => o.Set(nameof(o.Latest), !o.Latest);

        public T SetNoTrunc(bool? v) => o.Set(nameof(o.NoTrunc), v);

        public T ResetNoTrunc() => o.Reset(nameof(o.NoTrunc));

        public T EnableNoTrunc() => o.Set(nameof(o.NoTrunc), true);

        public T DisableNoTrunc() => o.Set(nameof(o.NoTrunc), false);

        public T ToggleNoTrunc() => o.Set(nameof(o.NoTrunc), !o.NoTrunc);

        public T SetQuiet(bool? v) => o.Set(nameof(o.Quiet), v);

        public T ResetQuiet() => o.Reset(nameof(o.Quiet));

        public T EnableQuiet() => o.Set(nameof(o.Quiet), true);

        public T DisableQuiet() => o.Set(nameof(o.Quiet), false);

        public T ToggleQuiet() => o.Set(nameof(o.Quiet), !o.Quiet);

        public T SetSize(bool? v) => o.Set(nameof(o.Size), v);

        public T ResetSize() => o.Reset(nameof(o.Size));

        public T EnableSize() => o.Set(nameof(o.Size), true);

        public T DisableSize() => o.Set(nameof(o.Size), false);

        public T ToggleSize() => o.Set(nameof(o.Size), !o.Size);
    }
}
