using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>
/// What tells a server to end besides the signals: with <c>--stop-on end-of-input</c> the end of standard input, so that a
/// program that starts a server can end it on any system, and none is left when that program is gone.
/// </summary>
internal sealed class StopSource : IDisposable
{
    /// <summary>The name of the option.</summary>
    public const string Option = "--stop-on";

    private const string Signal = "signal";
    private const string EndOfInput = "end-of-input";
    private readonly CancellationTokenSource _source;

    private StopSource(CancellationTokenSource source) => _source = source;

    /// <summary>Is cancelled when the server is to end.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Starts to watch for what the option says.</summary>
    /// <param name="value">The option's value.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="signals">Is cancelled at a signal.</param>
    /// <exception cref="UsageException">It is neither <c>signal</c> nor <c>end-of-input</c>.</exception>
    public static StopSource Of(string value, Func<Stream> input, CancellationToken signals)
    {
        if (value is not (Signal or EndOfInput))
        {
            throw new UsageException($"{Option} is '{value}', expected {Signal} or {EndOfInput}.");
        }

        var source = CancellationTokenSource.CreateLinkedTokenSource(signals);
        if (value == EndOfInput)
        {
            // A read of standard input cannot be cancelled; the thread ends with the process.
            new Thread(() => Watch(input(), source)) { IsBackground = true }.Start();
        }

        return new StopSource(source);
    }

    public void Dispose() => _source.Dispose();

    private static void Watch(Stream input, CancellationTokenSource source)
    {
        try
        {
            Span<byte> buffer = stackalloc byte[256];
            while (input.Read(buffer) > 0)
            {
                // What is said does not matter.
            }
        }
        catch (IOException)
        {
            // as good as its end
        }

        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // it ends already
        }
    }
}
