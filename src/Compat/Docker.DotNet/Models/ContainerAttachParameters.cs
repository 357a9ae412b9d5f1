using Docker.DotNet.Query;

namespace Docker.DotNet.Models;

/// <summary>How to attach to a container.</summary>
public class ContainerAttachParameters : IQueryParameters
{
    public bool? Stream { get; set; }

    public bool? Stdin { get; set; }

    public bool? Stdout { get; set; }

    public bool? Stderr { get; set; }

    public string DetachKeys { get; set; }

    public string Logs { get; set; }

    void IQueryParameters.AddTo(QueryString query) =>
        query
            .Add("stream", Stream)
            .Add("stdin", Stdin)
            .Add("stdout", Stdout)
            .Add("stderr", Stderr)
            .Add("detachKeys", DetachKeys)
            .Add("logs", Logs);
}
