using Octokit.Internal;

namespace Octokit;

/// <summary>Who sees a repository.</summary>
public enum RepositoryVisibility
{
    [Parameter(Value = "public")]
    Public,

    [Parameter(Value = "private")]
    Private,

    [Parameter(Value = "internal")]
    Internal,
}
