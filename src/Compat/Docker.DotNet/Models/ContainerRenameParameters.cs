using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>The new name of a container.</summary>
public class ContainerRenameParameters : IQueryParameters
{
    public string NewName { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.Add("name", NewName);
}
