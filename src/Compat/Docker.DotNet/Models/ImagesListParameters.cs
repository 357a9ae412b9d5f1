using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>Which images are wanted.</summary>
public class ImagesListParameters : IQueryParameters
{
    public bool? All { get; set; }

    public IDictionary<string, IDictionary<string, bool>> Filters { get; set; }

    public bool? Digests { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query.Add("all", All).Add("filters", Filters).Add("digests", Digests);
}
