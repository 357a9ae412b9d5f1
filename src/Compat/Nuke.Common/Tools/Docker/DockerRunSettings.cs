using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Runs a command in a new container: <c>docker run</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerRun), Arguments = "run")]
public class DockerRunSettings : ToolOptions
{
    [Argument(Format = "--add-host {value}")]
    public IReadOnlyList<string> AddHost => Get<IReadOnlyList<string>>();

    [Argument(Format = "--cap-add {value}")]
    public IReadOnlyList<string> CapAdd => Get<IReadOnlyList<string>>();

    [Argument(Format = "--cpus {value}")]
    public decimal? Cpus => Get<decimal?>();

    [Argument(Format = "--detach")]
    public bool? Detach => Get<bool?>();

    [Argument(Format = "--entrypoint {value}")]
    public string Entrypoint => Get<string>();

    [Argument(Format = "--env {value}")]
    public IReadOnlyList<string> Env => Get<IReadOnlyList<string>>();

    [Argument(Format = "--env-file {value}")]
    public IReadOnlyList<string> EnvFile => Get<IReadOnlyList<string>>();

    [Argument(Format = "--gpus {value}")]
    public string Gpus => Get<string>();

    [Argument(Format = "--hostname {value}")]
    public string Hostname => Get<string>();

    [Argument(Format = "--init")]
    public bool? Init => Get<bool?>();

    [Argument(Format = "--interactive")]
    public bool? Interactive => Get<bool?>();

    [Argument(Format = "--label {value}")]
    public IReadOnlyList<string> Label => Get<IReadOnlyList<string>>();

    [Argument(Format = "--memory {value}")]
    public long? Memory => Get<long?>();

    [Argument(Format = "--mount {value}")]
    public string Mount => Get<string>();

    [Argument(Format = "--name {value}")]
    public string Name => Get<string>();

    [Argument(Format = "--network {value}")]
    public string Network => Get<string>();

    [Argument(Format = "--platform {value}")]
    public string Platform => Get<string>();

    [Argument(Format = "--privileged")]
    public bool? Privileged => Get<bool?>();

    [Argument(Format = "--publish {value}")]
    public IReadOnlyList<string> Publish => Get<IReadOnlyList<string>>();

    [Argument(Format = "--read-only")]
    public bool? ReadOnly => Get<bool?>();

    [Argument(Format = "--restart {value}")]
    public string Restart => Get<string>();

    [Argument(Format = "--rm")]
    public bool? Rm => Get<bool?>();

    [Argument(Format = "--tty")]
    public bool? Tty => Get<bool?>();

    [Argument(Format = "--user {value}")]
    public string User => Get<string>();

    [Argument(Format = "--volume {value}")]
    public IReadOnlyList<string> Volume => Get<IReadOnlyList<string>>();

    [Argument(Format = "--workdir {value}")]
    public string Workdir => Get<string>();

    [Argument(Format = "{value}", Position = -3)]
    public string Image => Get<string>();

    [Argument(Format = "{value}", Position = -2)]
    public string Command => Get<string>();

    [Argument(Format = "{value}", Position = -1, Separator = " ")]
    public IReadOnlyList<string> Args => Get<IReadOnlyList<string>>();
}

/// <summary>Setting <see cref="DockerRunSettings"/>.</summary>
public static class DockerRunSettingsExtensions
{
    extension<T>(T o)
        where T : DockerRunSettings
    {
        public T SetAddHost(params string[] v) => o.SetList(nameof(o.AddHost), v);

        public T SetAddHost(IEnumerable<string> v) => o.SetList(nameof(o.AddHost), v);

        public T AddAddHost(params string[] v) => o.AddList(nameof(o.AddHost), v);

        public T AddAddHost(IEnumerable<string> v) => o.AddList(nameof(o.AddHost), v);

        public T RemoveAddHost(params string[] v) => o.RemoveList(nameof(o.AddHost), v);

        public T RemoveAddHost(IEnumerable<string> v) => o.RemoveList(nameof(o.AddHost), v);

        public T ClearAddHost() => o.ClearList<T, string>(nameof(o.AddHost));

        public T SetCapAdd(params string[] v) => o.SetList(nameof(o.CapAdd), v);

        public T SetCapAdd(IEnumerable<string> v) => o.SetList(nameof(o.CapAdd), v);

        public T AddCapAdd(params string[] v) => o.AddList(nameof(o.CapAdd), v);

        public T AddCapAdd(IEnumerable<string> v) => o.AddList(nameof(o.CapAdd), v);

        public T RemoveCapAdd(params string[] v) => o.RemoveList(nameof(o.CapAdd), v);

        public T RemoveCapAdd(IEnumerable<string> v) => o.RemoveList(nameof(o.CapAdd), v);

        public T ClearCapAdd() => o.ClearList<T, string>(nameof(o.CapAdd));

        public T SetCpus(decimal? v) => o.Set(nameof(o.Cpus), v);

        public T ResetCpus() => o.Reset(nameof(o.Cpus));

        public T SetDetach(bool? v) => o.Set(nameof(o.Detach), v);

        public T ResetDetach() => o.Reset(nameof(o.Detach));

        public T EnableDetach() => o.Set(nameof(o.Detach), true);

        public T DisableDetach() => o.Set(nameof(o.Detach), false);

        public T ToggleDetach() => o.Set(nameof(o.Detach), !o.Detach);

        public T SetEntrypoint(string v) => o.Set(nameof(o.Entrypoint), v);

        public T ResetEntrypoint() => o.Reset(nameof(o.Entrypoint));

        public T SetEnv(params string[] v) => o.SetList(nameof(o.Env), v);

        public T SetEnv(IEnumerable<string> v) => o.SetList(nameof(o.Env), v);

        public T AddEnv(params string[] v) => o.AddList(nameof(o.Env), v);

        public T AddEnv(IEnumerable<string> v) => o.AddList(nameof(o.Env), v);

        public T RemoveEnv(params string[] v) => o.RemoveList(nameof(o.Env), v);

        public T RemoveEnv(IEnumerable<string> v) => o.RemoveList(nameof(o.Env), v);

        public T ClearEnv() => o.ClearList<T, string>(nameof(o.Env));

        public T SetEnvFile(params string[] v) => o.SetList(nameof(o.EnvFile), v);

        public T SetEnvFile(IEnumerable<string> v) => o.SetList(nameof(o.EnvFile), v);

        public T AddEnvFile(params string[] v) => o.AddList(nameof(o.EnvFile), v);

        public T AddEnvFile(IEnumerable<string> v) => o.AddList(nameof(o.EnvFile), v);

        public T RemoveEnvFile(params string[] v) => o.RemoveList(nameof(o.EnvFile), v);

        public T RemoveEnvFile(IEnumerable<string> v) => o.RemoveList(nameof(o.EnvFile), v);

        public T ClearEnvFile() => o.ClearList<T, string>(nameof(o.EnvFile));

        public T SetGpus(string v) => o.Set(nameof(o.Gpus), v);

        public T ResetGpus() => o.Reset(nameof(o.Gpus));

        public T SetHostname(string v) => o.Set(nameof(o.Hostname), v);

        public T ResetHostname() => o.Reset(nameof(o.Hostname));

        public T SetInit(bool? v) => o.Set(nameof(o.Init), v);

        public T ResetInit() => o.Reset(nameof(o.Init));

        public T EnableInit() => o.Set(nameof(o.Init), true);

        public T DisableInit() => o.Set(nameof(o.Init), false);

        public T ToggleInit() => o.Set(nameof(o.Init), !o.Init);

        public T SetInteractive(bool? v) => o.Set(nameof(o.Interactive), v);

        public T ResetInteractive() => o.Reset(nameof(o.Interactive));

        public T EnableInteractive() => o.Set(nameof(o.Interactive), true);

        public T DisableInteractive() => o.Set(nameof(o.Interactive), false);

        public T ToggleInteractive() => o.Set(nameof(o.Interactive), !o.Interactive);

        public T SetLabel(params string[] v) => o.SetList(nameof(o.Label), v);

        public T SetLabel(IEnumerable<string> v) => o.SetList(nameof(o.Label), v);

        public T AddLabel(params string[] v) => o.AddList(nameof(o.Label), v);

        public T AddLabel(IEnumerable<string> v) => o.AddList(nameof(o.Label), v);

        public T RemoveLabel(params string[] v) => o.RemoveList(nameof(o.Label), v);

        public T RemoveLabel(IEnumerable<string> v) => o.RemoveList(nameof(o.Label), v);

        public T ClearLabel() => o.ClearList<T, string>(nameof(o.Label));

        public T SetMemory(long? v) => o.Set(nameof(o.Memory), v);

        public T ResetMemory() => o.Reset(nameof(o.Memory));

        public T SetMount(string v) => o.Set(nameof(o.Mount), v);

        public T ResetMount() => o.Reset(nameof(o.Mount));

        public T SetName(string v) => o.Set(nameof(o.Name), v);

        public T ResetName() => o.Reset(nameof(o.Name));

        public T SetNetwork(string v) => o.Set(nameof(o.Network), v);

        public T ResetNetwork() => o.Reset(nameof(o.Network));

        public T SetPlatform(string v) => o.Set(nameof(o.Platform), v);

        public T ResetPlatform() => o.Reset(nameof(o.Platform));

        public T SetPrivileged(bool? v) => o.Set(nameof(o.Privileged), v);

        public T ResetPrivileged() => o.Reset(nameof(o.Privileged));

        public T EnablePrivileged() => o.Set(nameof(o.Privileged), true);

        public T DisablePrivileged() => o.Set(nameof(o.Privileged), false);

        public T TogglePrivileged() => o.Set(nameof(o.Privileged), !o.Privileged);

        public T SetPublish(params string[] v) => o.SetList(nameof(o.Publish), v);

        public T SetPublish(IEnumerable<string> v) => o.SetList(nameof(o.Publish), v);

        public T AddPublish(params string[] v) => o.AddList(nameof(o.Publish), v);

        public T AddPublish(IEnumerable<string> v) => o.AddList(nameof(o.Publish), v);

        public T RemovePublish(params string[] v) => o.RemoveList(nameof(o.Publish), v);

        public T RemovePublish(IEnumerable<string> v) => o.RemoveList(nameof(o.Publish), v);

        public T ClearPublish() => o.ClearList<T, string>(nameof(o.Publish));

        public T SetReadOnly(bool? v) => o.Set(nameof(o.ReadOnly), v);

        public T ResetReadOnly() => o.Reset(nameof(o.ReadOnly));

        public T EnableReadOnly() => o.Set(nameof(o.ReadOnly), true);

        public T DisableReadOnly() => o.Set(nameof(o.ReadOnly), false);

        public T ToggleReadOnly() => o.Set(nameof(o.ReadOnly), !o.ReadOnly);

        public T SetRestart(string v) => o.Set(nameof(o.Restart), v);

        public T ResetRestart() => o.Reset(nameof(o.Restart));

        public T SetRm(bool? v) => o.Set(nameof(o.Rm), v);

        public T ResetRm() => o.Reset(nameof(o.Rm));

        public T EnableRm() => o.Set(nameof(o.Rm), true);

        public T DisableRm() => o.Set(nameof(o.Rm), false);

        public T ToggleRm() => o.Set(nameof(o.Rm), !o.Rm);

        public T SetTty(bool? v) => o.Set(nameof(o.Tty), v);

        public T ResetTty() => o.Reset(nameof(o.Tty));

        public T EnableTty() => o.Set(nameof(o.Tty), true);

        public T DisableTty() => o.Set(nameof(o.Tty), false);

        public T ToggleTty() => o.Set(nameof(o.Tty), !o.Tty);

        public T SetUser(string v) => o.Set(nameof(o.User), v);

        public T ResetUser() => o.Reset(nameof(o.User));

        public T SetVolume(params string[] v) => o.SetList(nameof(o.Volume), v);

        public T SetVolume(IEnumerable<string> v) => o.SetList(nameof(o.Volume), v);

        public T AddVolume(params string[] v) => o.AddList(nameof(o.Volume), v);

        public T AddVolume(IEnumerable<string> v) => o.AddList(nameof(o.Volume), v);

        public T RemoveVolume(params string[] v) => o.RemoveList(nameof(o.Volume), v);

        public T RemoveVolume(IEnumerable<string> v) => o.RemoveList(nameof(o.Volume), v);

        public T ClearVolume() => o.ClearList<T, string>(nameof(o.Volume));

        public T SetWorkdir(string v) => o.Set(nameof(o.Workdir), v);

        public T ResetWorkdir() => o.Reset(nameof(o.Workdir));

        public T SetImage(string v) => o.Set(nameof(o.Image), v);

        public T ResetImage() => o.Reset(nameof(o.Image));

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
