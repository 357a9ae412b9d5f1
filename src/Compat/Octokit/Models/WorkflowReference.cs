namespace Octokit;

/// <summary>A workflow that a run uses.</summary>
public class WorkflowReference
{
    public WorkflowReference() { }

    public WorkflowReference(string path, string sha, string @ref)
    {
        Path = path;
        Sha = sha;
        Ref = @ref;
    }

    public string Path { get; private set; }

    public string Sha { get; private set; }

    public string Ref { get; private set; }
}
