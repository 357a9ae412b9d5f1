namespace Octokit;

/// <summary>A blob to create.</summary>
public class NewBlob
{
    public string Content { get; set; }

    public EncodingType Encoding { get; set; }
}
