namespace Octokit;

/// <summary>An image that a check run shows.</summary>
public class NewCheckRunImage
{
    public NewCheckRunImage(string alt, string imageUrl)
    {
        Alt = alt;
        ImageUrl = imageUrl;
    }

    public string Alt { get; protected set; }

    public string ImageUrl { get; protected set; }

    public string Caption { get; set; }
}
