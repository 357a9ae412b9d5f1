using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>Where an archive is extracted.</summary>
public class ContainerPathStatParameters : IQueryParameters
{
    public string Path { get; set; }

    public bool? AllowOverwriteDirWithFile { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query.AddRequired("path", Path).Add("noOverwriteDirNonDir", AllowOverwriteDirWithFile);
}
