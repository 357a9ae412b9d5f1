using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>How to remove a container.</summary>
public class ContainerRemoveParameters : IQueryParameters
{
    public bool? RemoveVolumes { get; set; }

    public bool? RemoveLinks { get; set; }

    public bool? Force { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query.Add("v", RemoveVolumes).Add("link", RemoveLinks).Add("force", Force);
}
