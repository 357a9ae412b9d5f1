using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>Which volumes go.</summary>
public class VolumesPruneParameters : IQueryParameters
{
    public IDictionary<string, IDictionary<string, bool>> Filters { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.Add("filters", Filters);
}
