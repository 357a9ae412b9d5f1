using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Routing;

/// <summary><c>mlops-serve route</c>: the front.</summary>
internal static class RouteCommand
{
    public static Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    ) => throw new MlOpsException("'mlops-serve route' is not built in.");
}
