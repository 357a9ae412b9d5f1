using Octokit.Internal;

namespace Octokit;

/// <summary>How the content of a blob is written.</summary>
public enum EncodingType
{
    [Parameter(Value = "utf-8")]
    Utf8,

    [Parameter(Value = "base64")]
    Base64,
}
