namespace Octokit;

/// <summary>What a check run shows.</summary>
public class NewCheckRunOutput
{
    public NewCheckRunOutput(string title, string summary)
    {
        Title = title;
        Summary = summary;
    }

    public string Title { get; protected set; }

    /// <summary>Markdown.</summary>
    public string Summary { get; protected set; }

    /// <summary>Markdown.</summary>
    public string Text { get; set; }

    /// <summary>At most 50 a request.</summary>
    public IReadOnlyList<NewCheckRunAnnotation> Annotations { get; set; }

    public IReadOnlyList<NewCheckRunImage> Images { get; set; }
}
