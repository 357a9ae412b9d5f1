using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tools;

/// <summary>
/// <c>mlops-serve hold</c>: does nothing until its standard input ends. A container that runs it is there as long as somebody
/// holds the other end, who may be on another machine and may vanish without a word.
/// </summary>
internal static class HoldCommand
{
    /// <summary>Waits.</summary>
    /// <param name="arguments">None.</param>
    /// <param name="cancellationToken">Ends it too.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">There are arguments.</exception>
    public static async Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    )
    {
        CommandOptions.Parse("hold", arguments, []);
        await using var input = Console.OpenStandardInput();
        await WaitAsync(input, cancellationToken);
        return 0;
    }

    /// <summary>Waits until the input ends, or the token is cancelled.</summary>
    public static async Task WaitAsync(Stream input, CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        try
        {
            // Nothing makes a read of standard input return early.
            while (await input.ReadAsync(buffer, default).AsTask().WaitAsync(cancellationToken) > 0)
            { }
        }
        catch (OperationCanceledException)
        {
            // It is to end, so it does.
        }
    }
}
