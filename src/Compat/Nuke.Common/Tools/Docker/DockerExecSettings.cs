using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Runs a command in a running container: <c>docker exec</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerExec), Arguments = "exec")]
public class DockerExecSettings : ToolOptions
{
    [Argument(Format = "--detach")]
    public bool? Detach => Get<bool?>();

    [Argument(Format = "--detach-keys {value}")]
    public string DetachKeys => Get<string>();

    [Argument(Format = "--env {value}")]
    public IReadOnlyList<string> Env => Get<IReadOnlyList<string>>();

    [Argument(Format = "--interactive")]
    public bool? Interactive => Get<bool?>();

    [Argument(Format = "--privileged")]
    public bool? Privileged => Get<bool?>();

    [Argument(Format = "--tty")]
    public bool? Tty => Get<bool?>();

    [Argument(Format = "--user {value}")]
    public string User => Get<string>();

    [Argument(Format = "--workdir {value}")]
    public string Workdir => Get<string>();

    [Argument(Format = "{value}", Position = -3)]
    public string Container => Get<string>();

    [Argument(Format = "{value}", Position = -2)]
    public string Command => Get<string>();

    [Argument(Format = "{value}", Position = -1, Separator = " ")]
    public IReadOnlyList<string> Args => Get<IReadOnlyList<string>>();
}

/// <summary>Setting <see cref="DockerExecSettings"/>.</summary>
public static class DockerExecSettingsExtensions
{
    extension<T>(T o)
        where T : DockerExecSettings
    {
        public T SetDetach(bool? v) => o.Set(nameof(o.Detach), v);

        public T ResetDetach() => o.Reset(nameof(o.Detach));

        public T EnableDetach() => o.Set(nameof(o.Detach), true);

        public T DisableDetach() => o.Set(nameof(o.Detach), false);

        public T ToggleDetach() => o.Set(nameof(o.Detach), !o.Detach);

        public T SetDetachKeys(string v) => o.Set(nameof(o.DetachKeys), v);

        public T ResetDetachKeys() => o.Reset(nameof(o.DetachKeys));

        public T SetEnv(params string[] v) => o.SetList(nameof(o.Env), v);

        public T SetEnv(IEnumerable<string> v) => o.SetList(nameof(o.Env), v);

        public T AddEnv(params string[] v) => o.AddList(nameof(o.Env), v);

        public T AddEnv(IEnumerable<string> v) => o.AddList(nameof(o.Env), v);

        public T RemoveEnv(params string[] v) => o.RemoveList(nameof(o.Env), v);

        public T RemoveEnv(IEnumerable<string> v) => o.RemoveList(nameof(o.Env), v);

        public T ClearEnv() => o.ClearList<T, string>(nameof(o.Env));

        public T SetInteractive(bool? v) => o.Set(nameof(o.Interactive), v);

        public T ResetInteractive() => o.Reset(nameof(o.Interactive));

        public T EnableInteractive() => o.Set(nameof(o.Interactive), true);

        public T DisableInteractive() => o.Set(nameof(o.Interactive), false);

        public T ToggleInteractive() => o.Set(nameof(o.Interactive), !o.Interactive);

        public T SetPrivileged(bool? v) => o.Set(nameof(o.Privileged), v);

        public T ResetPrivileged() => o.Reset(nameof(o.Privileged));

        public T EnablePrivileged() => o.Set(nameof(o.Privileged), true);

        public T DisablePrivileged() => o.Set(nameof(o.Privileged), false);

        public T TogglePrivileged() => o.Set(nameof(o.Privileged), !o.Privileged);

        public T SetTty(bool? v) => o.Set(nameof(o.Tty), v);

        public T ResetTty() => o.Reset(nameof(o.Tty));

        public T EnableTty() => o.Set(nameof(o.Tty), true);

        public T DisableTty() => o.Set(nameof(o.Tty), false);

        public T ToggleTty() => o.Set(nameof(o.Tty), !o.Tty);

        public T SetUser(string v) => o.Set(nameof(o.User), v);

        public T ResetUser() => o.Reset(nameof(o.User));

        public T SetWorkdir(string v) => o.Set(nameof(o.Workdir), v);

        public T ResetWorkdir() => o.Reset(nameof(o.Workdir));

        public T SetContainer(string v) => o.Set(nameof(o.Container), v);

        public T ResetContainer() => o.Reset(nameof(o.Container));

        public T SetCommand(string v) => o.Set(nameof(o.Command), v);

        public T ResetCommand() => o.Reset(nameof(o.Command));

        public T SetArgs(params string[] v) => o.SetList(nameof(o.Args), v);

        public T SetArgs(IEnumerable<string> v) => o.SetList(nameof(o.Args), v);

        public T AddArgs(params string[] v) => o.AddList(nameof(o.Args), v);

        public T AddArgs(IEnumerable<string> v) => o.AddList(nameof(o.Args), v);

        public T RemoveArgs(params string[] v) => o.RemoveList(nameof(o.Args), v);

        public T RemoveArgs(IEnumerable<string> v) => o.RemoveList(nameof(o.Args), v);

        public T ClearArgs() => o.ClearList<T, string>(nameof(o.Args));
    }
}
