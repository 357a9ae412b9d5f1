using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>The arguments of ps.</summary>
public class ContainerListProcessesParameters : IQueryParameters
{
    public string PsArgs { get; set; }

    void IQueryParameters.AddTo(QueryString query) => query.Add("ps_args", PsArgs);
}
