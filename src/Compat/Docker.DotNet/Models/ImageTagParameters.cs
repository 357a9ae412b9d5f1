using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>The further name of an image.</summary>
public class ImageTagParameters : IQueryParameters
{
    public string RepositoryName { get; set; }

    public string Tag { get; set; }

    public bool? Force { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query.Add("repo", RepositoryName).Add("tag", Tag).Add("force", Force);
}
