using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>How to start a container.</summary>
public class ContainerStartParameters : IQueryParameters
{
    public string DetachKeys { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.Add("detachKeys", DetachKeys);
}
