using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>The signal for a container.</summary>
public class ContainerKillParameters : IQueryParameters
{
    public string Signal { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.Add("signal", Signal);
}
