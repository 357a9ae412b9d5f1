using System.Text.Json.Serialization;
using Docker.DotNet.Json;
using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>The container that becomes an image.</summary>
public class CommitContainerChangesParameters : IQueryParameters
{
    public CommitContainerChangesParameters() { }

    public CommitContainerChangesParameters(Config Config)
    {
        if (Config is null)
        {
            return;
        }

        Hostname = Config.Hostname;
        Domainname = Config.Domainname;
        User = Config.User;
        AttachStdin = Config.AttachStdin;
        AttachStdout = Config.AttachStdout;
        AttachStderr = Config.AttachStderr;
        ExposedPorts = Config.ExposedPorts;
        Tty = Config.Tty;
        OpenStdin = Config.OpenStdin;
        StdinOnce = Config.StdinOnce;
        Env = Config.Env;
        Cmd = Config.Cmd;
        Healthcheck = Config.Healthcheck;
        ArgsEscaped = Config.ArgsEscaped;
        Image = Config.Image;
        Volumes = Config.Volumes;
        WorkingDir = Config.WorkingDir;
        Entrypoint = Config.Entrypoint;
        NetworkDisabled = Config.NetworkDisabled;
        MacAddress = Config.MacAddress;
        OnBuild = Config.OnBuild;
        Labels = Config.Labels;
        StopSignal = Config.StopSignal;
        StopTimeout = Config.StopTimeout;
        Shell = Config.Shell;
    }

    [JsonIgnore]
    public string ContainerID { get; set; }

    [JsonIgnore]
    public string RepositoryName { get; set; }

    [JsonIgnore]
    public string Tag { get; set; }

    [JsonIgnore]
    public string Comment { get; set; }

    [JsonIgnore]
    public string Author { get; set; }

    [JsonIgnore]
    public IList<string> Changes { get; set; }

    [JsonIgnore]
    public bool? Pause { get; set; }

    public string Hostname { get; set; }

    public string Domainname { get; set; }

    public string User { get; set; }

    public bool AttachStdin { get; set; }

    public bool AttachStdout { get; set; }

    public bool AttachStderr { get; set; }

    public IDictionary<string, EmptyStruct> ExposedPorts { get; set; }

    public bool Tty { get; set; }

    public bool OpenStdin { get; set; }

    public bool StdinOnce { get; set; }

    public IList<string> Env { get; set; }

    public IList<string> Cmd { get; set; }

    public HealthConfig Healthcheck { get; set; }

    public bool ArgsEscaped { get; set; }

    public string Image { get; set; }

    public IDictionary<string, EmptyStruct> Volumes { get; set; }

    public string WorkingDir { get; set; }

    public IList<string> Entrypoint { get; set; }

    public bool NetworkDisabled { get; set; }

    public string MacAddress { get; set; }

    public IList<string> OnBuild { get; set; }

    public IDictionary<string, string> Labels { get; set; }

    public string StopSignal { get; set; }

    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? StopTimeout { get; set; }

    public IList<string> Shell { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query
            .AddRequired("container", ContainerID)
            .Add("repo", RepositoryName)
            .Add("tag", Tag)
            .Add("comment", Comment)
            .Add("author", Author)
            .Add("changes", Changes)
            .Add("pause", Pause);
}
