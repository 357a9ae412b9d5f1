using System.Buffers;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>
/// A program in a container as a stream: what is written goes to its standard input, what is read comes from its standard
/// output; its standard error is kept aside.
/// </summary>
internal sealed class ExecStream : Stream
{
    private const int MostError = 64 << 10;
    private readonly ContainerEngine _engine;
    private readonly string _exec;
    private readonly MultiplexedStream _stream;
    private readonly MemoryStream _error = new();
    private bool _hasOutput;

    private ExecStream(ContainerEngine engine, string exec, MultiplexedStream stream) =>
        (_engine, _exec, _stream) = (engine, exec, stream);

    /// <summary>Starts a program in a container that runs.</summary>
    /// <exception cref="EngineException">The engine refused, e.g. because the container does not run.</exception>
    public static Task<ExecStream> StartAsync(
        ContainerEngine engine,
        string container,
        IReadOnlyList<string> command,
        bool withInput,
        CancellationToken cancellationToken
    ) =>
        engine.DoAsync(
            $"run {command[0]} in the container {container}",
            async (client, token) =>
            {
                var exec = await client.Exec.ExecCreateContainerAsync(
                    container,
                    new ContainerExecCreateParameters
                    {
                        AttachStdin = withInput,
                        AttachStdout = true,
                        AttachStderr = true,
                        Cmd = [.. command],
                    },
                    token
                );
                var stream = await client.Exec.StartAndAttachContainerExecAsync(
                    exec.ID,
                    tty: false,
                    token
                );
                return new ExecStream(engine, exec.ID, stream);
            },
            cancellationToken
        );

    /// <summary>What the program wrote to its standard error so far.</summary>
    public string Error => Encoding.UTF8.GetString(_error.GetBuffer(), 0, (int)_error.Length);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Ends the program's standard input.</summary>
    /// <exception cref="NotSupportedException">The connection cannot be ended on one side only.</exception>
    public void CloseWrite() => _stream.CloseWrite();

    /// <summary>The program's exit code; it has ended its output.</summary>
    public Task<int> ExitCodeAsync(CancellationToken cancellationToken) =>
        _engine.DoAsync(
            "say how a program in a container ended",
            async (client, token) =>
            {
                // Its output ends a moment before the engine knows that it has ended.
                ContainerExecInspectResponse state;
                while ((state = await client.Exec.InspectContainerExecAsync(_exec, token)).Running)
                {
                    await Task.Delay(10, token);
                }

                return (int)state.ExitCode;
            },
            cancellationToken
        );

    /// <exception cref="IOException">The program failed before it put out anything; says what it said.</exception>
    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var rented = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length, 1 << 16));
        try
        {
            while (true)
            {
                var read = await _stream.ReadOutputAsync(
                    rented,
                    0,
                    Math.Min(buffer.Length, rented.Length),
                    cancellationToken
                );
                if (read.EOF)
                {
                    await ThrowIfFailedAsync(cancellationToken);
                    return 0;
                }

                if (read.Target == MultiplexedStream.TargetStream.StandardOut)
                {
                    _hasOutput |= read.Count > 0;
                    rented.AsSpan(0, read.Count).CopyTo(buffer.Span);
                    return read.Count;
                }

                _error.Write(rented, 0, (int)Math.Min(read.Count, MostError - _error.Length));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        var bytes = buffer.ToArray();
        await _stream.WriteAsync(bytes, 0, bytes.Length, cancellationToken);
    }

    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => _stream.WriteAsync(buffer, offset, count, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Read it asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Write to it asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
            _error.Dispose();
        }

        base.Dispose(disposing);
    }

    // An end without a word would look like a server that closed the connection.
    private async Task ThrowIfFailedAsync(CancellationToken cancellationToken)
    {
        if (!_hasOutput && _error.Length > 0 && await ExitCodeAsync(cancellationToken) != 0)
        {
            throw new IOException(EngineErrors.Line(Error));
        }
    }
}
