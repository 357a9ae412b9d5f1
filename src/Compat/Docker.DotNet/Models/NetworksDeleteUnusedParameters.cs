using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>Which networks go.</summary>
public class NetworksDeleteUnusedParameters : IQueryParameters
{
    public IDictionary<string, IDictionary<string, bool>> Filters { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.Add("filters", Filters);
}
