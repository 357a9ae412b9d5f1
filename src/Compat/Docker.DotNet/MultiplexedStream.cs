using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Microsoft.Net.Http.Client;

namespace Docker.DotNet;

/// <summary>
/// The input and the outputs of a container or command. Without a terminal its outputs come as frames: a byte that says which
/// output, three of nothing, four of length (big endian), the bytes.
/// </summary>
public class MultiplexedStream : IDisposable
{
    private const int BufferSize = 81920;
    private readonly byte[] _header = new byte[8];
    private readonly Stream _stream;
    private readonly bool _multiplexed;
    private TargetStream _target;
    private int _rest;

    /// <param name="stream">The connection; disposed with this.</param>
    /// <param name="multiplexed">Whether it has frames; else all is standard output.</param>
    public MultiplexedStream(Stream stream, bool multiplexed)
    {
        _stream = stream;
        _multiplexed = multiplexed;
    }

    /// <summary>Which stream bytes belong to.</summary>
    public enum TargetStream
    {
        StandardIn = 0,
        StandardOut = 1,
        StandardError = 2,
    }

    /// <summary>What was read.</summary>
    public struct ReadResult
    {
        public int Count { get; set; }

        public TargetStream Target { get; set; }

        public readonly bool EOF => Count == 0;
    }

    /// <summary>Ends the input, as the process sees it. Outputs can still be read.</summary>
    public void CloseWrite()
    {
        if (_stream is WriteClosableStream stream)
        {
            stream.CloseWrite();
        }
    }

    public Task WriteAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => _stream.WriteAsync(buffer, offset, count, cancellationToken);

    /// <exception cref="EndOfStreamException">The stream ended within a frame.</exception>
    /// <exception cref="IOException">The stream has no frames, e.g. as there is a terminal.</exception>
    public async Task<ReadResult> ReadOutputAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    )
    {
        if (!_multiplexed)
        {
            return new ReadResult
            {
                Count = await _stream.ReadAsync(buffer.AsMemory(offset, count), cancellationToken),
                Target = TargetStream.StandardOut,
            };
        }

        while (_rest == 0)
        {
            if (!await ReadHeaderAsync(cancellationToken))
            {
                return new ReadResult();
            }
        }

        var read = await _stream.ReadAsync(
            buffer.AsMemory(offset, Math.Min(count, _rest)),
            cancellationToken
        );
        if (read == 0)
        {
            throw new EndOfStreamException();
        }

        _rest -= read;
        return new ReadResult { Count = read, Target = _target };
    }

    public async Task<(string stdout, string stderr)> ReadOutputToEndAsync(
        CancellationToken cancellationToken
    )
    {
        using var stdout = new MemoryStream();
        using var stderr = new MemoryStream();
        await CopyOutputToAsync(Stream.Null, stdout, stderr, cancellationToken);
        return (TextOf(stdout), TextOf(stderr));
    }

    /// <summary>Writes all that a stream has. It does not end the input: see <see cref="CloseWrite"/>.</summary>
    public Task CopyFromAsync(Stream input, CancellationToken cancellationToken) =>
        input.CopyToAsync(_stream, BufferSize, cancellationToken);

    public async Task CopyOutputToAsync(
        Stream stdin,
        Stream stdout,
        Stream stderr,
        CancellationToken cancellationToken
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (true)
            {
                var result = await ReadOutputAsync(buffer, 0, buffer.Length, cancellationToken);
                if (result.EOF)
                {
                    return;
                }

                var target = result.Target switch
                {
                    TargetStream.StandardIn => stdin,
                    TargetStream.StandardOut => stdout,
                    _ => stderr,
                };
                await target.WriteAsync(buffer.AsMemory(0, result.Count), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string TextOf(MemoryStream bytes) =>
        new UTF8Encoding(false).GetString(bytes.GetBuffer(), 0, (int)bytes.Length);

    /// <summary>False: the stream ended before the frame.</summary>
    private async ValueTask<bool> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var read = await _stream.ReadAtLeastAsync(
            _header,
            _header.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        if (read == 0)
        {
            return false;
        }

        if (read < _header.Length)
        {
            throw new EndOfStreamException();
        }

        _target = (TargetStream)_header[0];
        _rest = BinaryPrimitives.ReadInt32BigEndian(_header.AsSpan(4));
        if (_target > TargetStream.StandardError || _rest < 0)
        {
            throw new IOException("unknown stream type");
        }

        return true;
    }
}
