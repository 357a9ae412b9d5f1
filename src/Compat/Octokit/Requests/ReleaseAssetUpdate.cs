namespace Octokit;

/// <summary>Changes of a file of a release.</summary>
public class ReleaseAssetUpdate
{
    public ReleaseAssetUpdate(string name)
    {
        Ensure.ArgumentNotNullOrEmptyString(name, nameof(name));
        Name = name;
    }

    public string Name { get; private set; }

    public string Label { get; set; }
}
