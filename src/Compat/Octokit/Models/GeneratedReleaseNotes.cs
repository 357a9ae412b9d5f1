namespace Octokit;

/// <summary>Release notes that GitHub wrote.</summary>
public class GeneratedReleaseNotes
{
    public GeneratedReleaseNotes() { }

    public GeneratedReleaseNotes(string name, string body)
    {
        Name = name;
        Body = body;
    }

    public string Name { get; private set; }

    public string Body { get; private set; }
}
