using Octokit.Internal;

namespace Octokit;

/// <summary>Why a conversation is locked.</summary>
public enum LockReason
{
    [Parameter(Value = "off-topic")]
    OffTopic,

    [Parameter(Value = "too heated")]
    TooHeated,

    [Parameter(Value = "resolved")]
    Resolved,

    [Parameter(Value = "spam")]
    Spam,
}
