namespace Octokit;

/// <summary>Release notes to write.</summary>
public class GenerateReleaseNotesRequest
{
    public GenerateReleaseNotesRequest(string tagName)
    {
        Ensure.ArgumentNotNullOrEmptyString(tagName, nameof(tagName));
        TagName = tagName;
    }

    public string TagName { get; private set; }

    public string TargetCommitish { get; set; }

    public string PreviousTagName { get; set; }

    public string ConfigurationFilePath { get; set; }
}
