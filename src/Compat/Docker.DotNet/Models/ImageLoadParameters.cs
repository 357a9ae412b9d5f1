using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>How images are loaded.</summary>
public class ImageLoadParameters : IQueryParameters
{
    public bool Quiet { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.AddRequired("quiet", Quiet);
}
