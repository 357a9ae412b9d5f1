using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tools;

/// <summary><c>mlops-serve tunnel</c>.</summary>
internal static class TunnelCommand
{
    public static Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    ) => throw new MlOpsException("'mlops-serve tunnel' is not built in yet.");
}
