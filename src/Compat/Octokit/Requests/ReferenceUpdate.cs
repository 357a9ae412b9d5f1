namespace Octokit;

/// <summary>Where to move a Git reference.</summary>
public class ReferenceUpdate
{
    public ReferenceUpdate(string sha)
        : this(sha, force: false) { }

    public ReferenceUpdate(string sha, bool force)
    {
        Ensure.ArgumentNotNullOrEmptyString(sha, nameof(sha));
        Sha = sha;
        Force = force;
    }

    public string Sha { get; private set; }

    /// <summary>Also to where it does not just go forward.</summary>
    public bool Force { get; private set; }
}
