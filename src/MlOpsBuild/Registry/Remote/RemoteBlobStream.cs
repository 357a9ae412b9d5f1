using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>
/// Reads a blob as it comes. A dropped connection is made anew from where it stopped; the end is reached only when
/// size and digest are right.
/// </summary>
internal sealed class RemoteBlobStream : ForwardStream
{
    private readonly RegistryHttp _http;
    private readonly RegistryCall _call;
    private readonly OciDescriptor _blob;
    private readonly Action<long>? _received;
    private readonly RetryBudget _budget;
    private readonly IncrementalHash _hash;
    private HttpResponseMessage? _response;
    private Stream? _body;
    private long _position;
    private bool _verified;

    /// <summary>Creates the stream; nothing is asked before <see cref="OpenAsync"/> or the first read.</summary>
    /// <param name="http">The way.</param>
    /// <param name="call">The request for the whole.</param>
    /// <param name="blob">Its digest and size.</param>
    /// <param name="received">Told of each number of bytes that came.</param>
    /// <param name="hash">The hash of what is there already.</param>
    /// <param name="position">How much that is, up to the size.</param>
    public RemoteBlobStream(
        RegistryHttp http,
        RegistryCall call,
        OciDescriptor blob,
        Action<long>? received,
        IncrementalHash? hash = null,
        long position = 0
    )
    {
        _hash = hash ?? IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _position = position;
        _http = http;
        _blob = blob;
        _received = received;
        _budget = http.Budget(call.Request);
        _call = call with
        {
            Prepare = request =>
                request.Headers.Range =
                    _position > 0 ? new RangeHeaderValue(_position, null) : null,
        };
    }

    public override long Length => _blob.Size;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>Asks for the blob, so that what is not there is told at once.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _response = await _http.SendAsync(_call, cancellationToken, _budget);
        if (_response.StatusCode == HttpStatusCode.PartialContent)
        {
            if (_response.Content.Headers.ContentRange?.From != _position)
            {
                throw Wrong("it sent another part than was asked for");
            }

            _body = await _response.Content.ReadAsStreamAsync(cancellationToken);
            return;
        }

        if (_response.Content.Headers.ContentLength is { } length && length != _blob.Size)
        {
            throw Wrong(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it has {length} bytes, not {_blob.Size}"
                )
            );
        }

        // A server without ranges begins again.
        _body = await _response.Content.ReadAsStreamAsync(cancellationToken);
        await SkipAsync(_position, cancellationToken);
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (_verified || buffer.Length == 0)
        {
            return 0;
        }

        while (true)
        {
            try
            {
                if (_body is null)
                {
                    if (_position == _blob.Size && _position > 0)
                    {
                        Verify();
                        return 0;
                    }

                    await OpenAsync(cancellationToken);
                }

                var read = await _http.LimitedAsync(
                    (_, token) => _body!.ReadAsync(buffer, token).AsTask(),
                    cancellationToken
                );
                if (read > 0)
                {
                    Accept(buffer.Span[..read]);
                    return read;
                }

                if (_position == _blob.Size)
                {
                    Verify();
                    return 0;
                }

                throw new RegistryTransientException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the connection ended after {_position} of {_blob.Size} bytes"
                    )
                );
            }
            catch (RegistryTransientException e)
            {
                Disconnect();
                if (_position == _blob.Size)
                {
                    Verify(); // all is there, whatever happened to the connection then
                    return 0;
                }

                await _budget.WaitAsync(e, cancellationToken);
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Disconnect();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task SkipAsync(long count, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        while (count > 0)
        {
            var read = await _http.LimitedAsync(
                (_, token) =>
                    _body!
                        .ReadAsync(buffer.AsMemory(0, (int)Math.Min(count, buffer.Length)), token)
                        .AsTask(),
                cancellationToken
            );
            count -=
                read > 0
                    ? read
                    : throw new RegistryTransientException("the connection ended early");
        }
    }

    private void Accept(ReadOnlySpan<byte> part)
    {
        _position += part.Length;
        if (_position > _blob.Size)
        {
            throw Wrong(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it has more than its {_blob.Size} bytes"
                )
            );
        }

        _hash.AppendData(part);
        _budget.Progressed();
        _received?.Invoke(part.Length);
    }

    private void Verify()
    {
        var actual = Digest.FromHash(_hash.GetHashAndReset());
        _verified = true;
        if (actual != _blob.Digest)
        {
            throw Wrong($"its bytes have {actual}");
        }
    }

    private void Disconnect()
    {
        _body?.Dispose();
        _response?.Dispose();
        _body = null;
        _response = null;
    }

    private RegistryContentException Wrong(string found) =>
        new(
            _http.Problem(
                _call.Request,
                found,
                "Nothing of it was kept. Try again; if it stays, push it anew."
            )
        );
}
