using Octokit.Internal;

namespace Octokit;

/// <summary>How serious an annotation is.</summary>
public enum CheckAnnotationLevel
{
    [Parameter(Value = "notice")]
    Notice,

    [Parameter(Value = "warning")]
    Warning,

    [Parameter(Value = "failure")]
    Failure,
}
