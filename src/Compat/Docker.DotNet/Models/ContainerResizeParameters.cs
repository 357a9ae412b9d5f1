using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>The size of a terminal.</summary>
public class ContainerResizeParameters : IQueryParameters
{
    public long? Height { get; set; }

    public long? Width { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.Add("h", Height).Add("w", Width);
}
