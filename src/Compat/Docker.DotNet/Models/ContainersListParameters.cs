using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>Which containers are wanted.</summary>
public class ContainersListParameters : IQueryParameters
{
    public bool? Size { get; set; }

    public bool? All { get; set; }

    public string Since { get; set; }

    public string Before { get; set; }

    public long? Limit { get; set; }

    public IDictionary<string, IDictionary<string, bool>> Filters { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query
            .Add("size", Size)
            .Add("all", All)
            .Add("since", Since)
            .Add("before", Before)
            .Add("limit", Limit)
            .Add("filters", Filters);
}
