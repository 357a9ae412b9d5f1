using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tools;

/// <summary><c>mlops-serve measure</c>.</summary>
internal static class MeasureCommand
{
    public static Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    ) => throw new MlOpsException("'mlops-serve measure' is not built in yet.");
}
