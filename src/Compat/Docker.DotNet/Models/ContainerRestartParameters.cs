using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>How to restart a container.</summary>
public class ContainerRestartParameters : IQueryParameters
{
    public uint? WaitBeforeKillSeconds { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.Add("t", WaitBeforeKillSeconds);
}
