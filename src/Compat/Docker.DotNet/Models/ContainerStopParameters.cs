using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>How to stop a container.</summary>
public class ContainerStopParameters : IQueryParameters
{
    public uint? WaitBeforeKillSeconds { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.Add("t", WaitBeforeKillSeconds);
}
