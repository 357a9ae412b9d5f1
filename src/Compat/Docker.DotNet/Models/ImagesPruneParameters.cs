using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>Which images go.</summary>
public class ImagesPruneParameters : IQueryParameters
{
    public IDictionary<string, IDictionary<string, bool>> Filters { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.Add("filters", Filters);
}
