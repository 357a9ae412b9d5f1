namespace Octokit;

/// <summary>The hash of a new blob.</summary>
public class BlobReference
{
    public BlobReference() { }

    public BlobReference(string sha)
    {
        Sha = sha;
    }

    public string Sha { get; private set; }
}
