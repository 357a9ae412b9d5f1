using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>Which networks are wanted.</summary>
public class NetworksListParameters : IQueryParameters
{
    public IDictionary<string, IDictionary<string, bool>> Filters { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.Add("filters", Filters);
}
