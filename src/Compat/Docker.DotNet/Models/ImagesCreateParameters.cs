using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>The image that is pulled or imported.</summary>
public class ImagesCreateParameters : IQueryParameters
{
    public string FromImage { get; set; }

    public string FromSrc { get; set; }

    public string Repo { get; set; }

    public string Tag { get; set; }

    public string Message { get; set; }

    public IList<string> Changes { get; set; }

    public string Platform { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query
            .Add("fromImage", FromImage)
            .Add("fromSrc", FromSrc)
            .Add("repo", Repo)
            .Add("tag", Tag)
            .Add("message", Message)
            .Add("changes", Changes)
            .Add("platform", Platform);
}
