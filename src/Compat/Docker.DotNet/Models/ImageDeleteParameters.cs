using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>How an image is removed.</summary>
public class ImageDeleteParameters : IQueryParameters
{
    public bool? Force { get; set; }

    public bool? NoPrune { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query.Add("force", Force).Add("noprune", NoPrune);
}
