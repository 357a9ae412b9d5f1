namespace Octokit;

/// <summary>A Git reference to create.</summary>
public class NewReference
{
    private const string Prefix = "refs";

    public NewReference(string @ref, string sha)
    {
        Ensure.ArgumentNotNullOrEmptyString(@ref, nameof(@ref));
        Ensure.ArgumentNotNullOrEmptyString(sha, nameof(sha));
        Ref = Complete(@ref);
        Sha = sha;
    }

    public string Ref { get; private set; }

    public string Sha { get; private set; }

    private static string Complete(string name)
    {
        var parts = name.Split('/').ToList();
        if (parts.Count < 2)
            parts.Insert(0, "heads");

        if (parts[0] != Prefix)
            parts.Insert(0, Prefix);

        return string.Join('/', parts);
    }
}
