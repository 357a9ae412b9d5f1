using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tools;

/// <summary><c>mlops-serve health</c>.</summary>
internal static class HealthCommand
{
    public static Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    ) => throw new MlOpsException("'mlops-serve health' is not built in yet.");
}
