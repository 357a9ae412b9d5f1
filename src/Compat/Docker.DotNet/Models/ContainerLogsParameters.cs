using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>Which lines of a container's log are wanted.</summary>
public class ContainerLogsParameters : IQueryParameters
{
    public bool? ShowStdout { get; set; }

    public bool? ShowStderr { get; set; }

    public string Since { get; set; }

    public string Until { get; set; }

    public bool? Timestamps { get; set; }

    public bool? Follow { get; set; }

    public string Tail { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query
            .Add("stdout", ShowStdout)
            .Add("stderr", ShowStderr)
            .Add("since", Since)
            .Add("until", Until)
            .Add("timestamps", Timestamps)
            .Add("follow", Follow)
            .Add("tail", Tail);
}
