using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>What is pushed.</summary>
public class ImagePushParameters : IQueryParameters
{
    public string ImageID { get; set; }

    public string Tag { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query.Add("fromImage", ImageID).Add("tag", Tag);
}
