namespace Octokit;

/// <summary>A release to create.</summary>
public class NewRelease
{
    public NewRelease(string tagName)
    {
        Ensure.ArgumentNotNullOrEmptyString(tagName, nameof(tagName));
        TagName = tagName;
    }

    public string TagName { get; private set; }

    /// <summary>The branch or commit of the tag, if it does not exist.</summary>
    public string TargetCommitish { get; set; }

    public string Name { get; set; }

    public string Body { get; set; }

    public bool Draft { get; set; }

    public bool Prerelease { get; set; }

    public string DiscussionCategoryName { get; set; }

    public bool GenerateReleaseNotes { get; set; }

    public MakeLatestQualifier? MakeLatest { get; set; }
}
