using System.Net.Sockets;
using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tools;

/// <summary>
/// <c>mlops-serve tunnel</c>: standard input and output become a connection. Whoever may run a program in a container reaches
/// its server so, though no port is published.
/// </summary>
internal static class TunnelCommand
{
    private const int BufferSize = 1 << 16;

    /// <summary>Copies both ways until the connection ends.</summary>
    /// <exception cref="UsageException">The address is none.</exception>
    /// <exception cref="MlOpsException">Nobody listens there.</exception>
    public static async Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var options = CommandOptions.Parse("tunnel", arguments, [], others: 1);
        var target = SocketTarget.Parse(
            options.Others is [var address]
                ? address
                : throw new UsageException("'mlops-serve tunnel' needs HOST:PORT or unix:PATH.")
        );
        using var socket = await target.ConnectAsync(cancellationToken);
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        await CopyAsync(socket, input, output, cancellationToken);
        return 0;
    }

    /// <summary>
    /// Copies until the connection ends. The end of the input is passed on, and what still comes back is waited for; the end of
    /// the connection ends all, though input may still come.
    /// </summary>
    public static async Task CopyAsync(
        Socket socket,
        Stream input,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        await using var cancelled = cancellationToken.Register(socket.Dispose);
        // A thread of its own: nothing makes a read of standard input return early.
        new Thread(() => Send(input, socket)) { IsBackground = true }.Start();
        await Task.Factory.StartNew(
            () => Receive(socket, output),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    private static void Send(Stream input, Socket socket)
    {
        try
        {
            var buffer = new byte[BufferSize];
            int length;
            while ((length = input.Read(buffer)) > 0)
            {
                for (var sent = 0; sent < length; )
                {
                    sent += socket.Send(buffer.AsSpan(sent, length - sent));
                }
            }

            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The connection is gone: who receives has seen it too.
        }
    }

    private static void Receive(Socket socket, Stream output)
    {
        try
        {
            var buffer = new byte[BufferSize];
            int length;
            while ((length = socket.Receive(buffer)) > 0)
            {
                output.Write(buffer.AsSpan(0, length));
                output.Flush();
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The other side broke off, or nobody reads the output any more: that is the end, too.
        }
    }
}
