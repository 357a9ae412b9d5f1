using System.Text;

namespace Octokit;

/// <summary>A file to create.</summary>
public class CreateFileRequest : ContentRequest
{
    public CreateFileRequest(string message, string content)
        : this(message, content, convertContentToBase64: true) { }

    public CreateFileRequest(string message, string content, string branch)
        : this(message, content, branch, convertContentToBase64: true) { }

    public CreateFileRequest(string message, string content, bool convertContentToBase64)
        : base(message) => Content = Convert(content, convertContentToBase64);

    public CreateFileRequest(
        string message,
        string content,
        string branch,
        bool convertContentToBase64
    )
        : base(message, branch) => Content = Convert(content, convertContentToBase64);

    /// <summary>The content, Base64.</summary>
    public string Content { get; private set; }

    private static string Convert(string content, bool toBase64)
    {
        Ensure.ArgumentNotNull(content, nameof(content));
        return toBase64 ? System.Convert.ToBase64String(Encoding.UTF8.GetBytes(content)) : content;
    }
}
