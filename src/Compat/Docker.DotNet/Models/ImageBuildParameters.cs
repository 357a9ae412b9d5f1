using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>How an image is built.</summary>
public class ImageBuildParameters : IQueryParameters
{
    public IList<string> Tags { get; set; }

    public bool? SuppressOutput { get; set; }

    public string RemoteContext { get; set; }

    public bool? NoCache { get; set; }

    public bool? Remove { get; set; }

    public bool? ForceRemove { get; set; }

    public string Pull { get; set; }

    public string CPUSetCPUs { get; set; }

    public long? CPUShares { get; set; }

    public long? CPUQuota { get; set; }

    public long? CPUPeriod { get; set; }

    public long? Memory { get; set; }

    public long? MemorySwap { get; set; }

    public string NetworkMode { get; set; }

    public long? ShmSize { get; set; }

    public string Dockerfile { get; set; }

    public IDictionary<string, string> BuildArgs { get; set; }

    public IDictionary<string, string> Labels { get; set; }

    public bool? Squash { get; set; }

    public IList<string> CacheFrom { get; set; }

    public IList<string> ExtraHosts { get; set; }

    public string Target { get; set; }

    public string Platform { get; set; }

    public string Outputs { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query
            .Add("t", Tags)
            .Add("q", SuppressOutput)
            .Add("remote", RemoteContext)
            .Add("nocache", NoCache)
            .Add("rm", Remove)
            .Add("forcerm", ForceRemove)
            .Add("pull", Pull)
            .Add("cpusetcpus", CPUSetCPUs)
            .Add("cpushares", CPUShares)
            .Add("cpuquota", CPUQuota)
            .Add("cpuperiod", CPUPeriod)
            .Add("memory", Memory)
            .Add("memswap", MemorySwap)
            .Add("networkmode", NetworkMode)
            .Add("shmsize", ShmSize)
            .Add("dockerfile", Dockerfile)
            .Add("buildargs", BuildArgs)
            .Add("labels", Labels)
            .Add("squash", Squash)
            .AddJson("cachefrom", CacheFrom)
            .Add("extrahosts", ExtraHosts)
            .Add("target", Target)
            .Add("platform", Platform)
            .Add("outputs", Outputs);
}
