namespace Octokit;

/// <summary>What a check run shows.</summary>
public class CheckRunOutputResponse
{
    public CheckRunOutputResponse() { }

    public CheckRunOutputResponse(string title, string summary, string text, long annotationsCount)
    {
        Title = title;
        Summary = summary;
        Text = text;
        AnnotationsCount = annotationsCount;
    }

    public string Title { get; private set; }

    public string Summary { get; private set; }

    public string Text { get; private set; }

    public long AnnotationsCount { get; private set; }
}
