namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>All operations that there are.</summary>
internal static class Router
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        .. UserOperations.All,
        .. PullRequestOperations.All,
        .. CommentOperations.All,
        .. CheckRunOperations.All,
        .. StatusOperations.All,
        .. ArtifactOperations.All,
        .. DeploymentOperations.All,
    ];

    /// <summary>The operation of a request and the values of its path's parameters; null if there is none.</summary>
    public static (Operation Operation, IReadOnlyDictionary<string, string> Values)? Find(
        string method,
        string path
    )
    {
        var segments = path.Split('/');
        foreach (var operation in Operations)
        {
            if (operation.Method == method && operation.TryMatch(segments, out var values))
                return (operation, values);
        }

        return null;
    }
}
