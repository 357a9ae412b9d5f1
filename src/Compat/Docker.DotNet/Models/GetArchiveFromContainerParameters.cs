using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>Which file or folder of a container is wanted.</summary>
public class GetArchiveFromContainerParameters : IQueryParameters
{
    public string Path { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.AddRequired("path", Path);
}
