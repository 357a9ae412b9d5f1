using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>Which events are wanted.</summary>
public class ContainerEventsParameters : IQueryParameters
{
    public string Since { get; set; }

    public string Until { get; set; }

    public IDictionary<string, IDictionary<string, bool>> Filters { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query.Add("since", Since).Add("until", Until).Add("filters", Filters);
}
