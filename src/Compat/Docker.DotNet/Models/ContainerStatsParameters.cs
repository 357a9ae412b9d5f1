using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>How often the use of resources is wanted.</summary>
public class ContainerStatsParameters : IQueryParameters
{
    public bool Stream { get; set; } = true;

    public bool? OneShot { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query.AddRequired("stream", Stream).Add("one-shot", OneShot);
}
