using System.Net;
using System.Net.Http.Headers;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>Sends one blob: whole, or in parts, and goes on where the registry says that it stopped.</summary>
internal sealed class BlobUpload(
    RegistryHttp http,
    OciDescriptor blob,
    string scope,
    Func<Stream> open,
    Action<long>? sent
)
{
    private readonly string _request = $"send blob {blob.Digest}";
    private UploadMemory? _memory;
    private bool _resumed;
    private Uri? _location;
    private long _position;
    private long _reported;
    private long _furthest;
    private int _attempt;

    /// <summary>False when the registry took the blob from elsewhere.</summary>
    public async Task<bool> RunAsync(
        Func<CancellationToken, Task<Uri?>> start,
        Func<Digest, CancellationToken, Task<bool>> contains,
        CancellationToken cancellationToken
    )
    {
        using var memory =
            blob.Size > http.Options.ChunkSize
                ? UploadMemory.Open(http.Options, http.Base, blob.Digest)
                : null;
        _memory = memory;
        await ResumeAsync(cancellationToken);
        var budget = http.Budget(_request);
        while (true)
        {
            try
            {
                if (_location is null)
                {
                    Report(0);
                    _position = 0;
                    _location = await start(cancellationToken);
                    if (_location is null)
                    {
                        return false;
                    }
                }

                await SendAsync(budget, cancellationToken);
                memory?.Forget();
                return true;
            }
            catch (RegistryException e) when (_resumed && e is not RegistryUnavailableException)
            {
                _resumed = false; // what an earlier process sent may be to blame
                _location = null;
                memory?.Forget();
                continue;
            }
            catch (RegistryTransientException e)
            {
                await budget.WaitAsync(e, cancellationToken);
            }

            if (await contains(blob.Digest, cancellationToken))
            {
                Report(blob.Size); // only the answer was lost
                return true;
            }

            await AskAsync(cancellationToken);
        }
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        _location = _memory?.Location;
        if (_location is null)
        {
            return;
        }

        try
        {
            await AskAsync(cancellationToken);
        }
        catch (RegistryException e) when (e is not RegistryUnavailableException)
        {
            _location = null;
        }

        _resumed = _location is not null;
    }

    private async Task SendAsync(RetryBudget budget, CancellationToken cancellationToken)
    {
        while (blob.Size > http.Options.ChunkSize && _position < blob.Size)
        {
            var end = Math.Min(_position + http.Options.ChunkSize, blob.Size);
            using var response = await SendPartAsync(
                Call(HttpMethod.Patch, _location!, end),
                cancellationToken
            );
            Move(response);
            var next = NextOf(response) ?? end;
            next = next == 0 && end == 1 ? 1 : next; // see NextOf
            if (next <= _position || next > end)
            {
                throw Wrong("it took another part than was sent");
            }

            _position = next;
            _memory?.Save(_location!);
            Report(_position);
            if (_position > _furthest)
            {
                _furthest = _position; // what goes again is no progress
                budget.Progressed();
            }
        }

        var separator = _location!.Query.Length == 0 ? '?' : '&';
        var last = new Uri(_location.AbsoluteUri + $"{separator}digest={blob.Digest}");
        using var done = await SendPartAsync(
            Call(HttpMethod.Put, last, blob.Size),
            cancellationToken
        );
        Report(blob.Size);
    }

    // An upload that the registry has lost or sees otherwise is looked after like a dropped connection.
    private async Task<HttpResponseMessage> SendPartAsync(
        RegistryCall call,
        CancellationToken cancellationToken
    )
    {
        var response = await http.SendOnceAsync(
            call with
            {
                Expected = [HttpStatusCode.NotFound, HttpStatusCode.RequestedRangeNotSatisfiable],
            },
            cancellationToken
        );
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new RegistryTransientException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it gave up the upload (HTTP {(int)response.StatusCode})"
                ),
                status: (int)response.StatusCode
            );
        }
    }

    /// <summary>How much of it there is. An upload that the registry gave up begins again.</summary>
    private async Task AskAsync(CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(
            new RegistryCall(HttpMethod.Get, _location!, _request, scope)
            {
                Expected =
                [
                    HttpStatusCode.NotFound,
                    HttpStatusCode.BadRequest,
                    HttpStatusCode.MethodNotAllowed,
                    HttpStatusCode.RequestedRangeNotSatisfiable,
                ],
            },
            cancellationToken
        );
        if (!response.IsSuccessStatusCode || NextOf(response) is not { } next || next > blob.Size)
        {
            _location = null;
            return;
        }

        Move(response);
        _position = next;
        Report(next);
    }

    private RegistryCall Call(HttpMethod method, Uri uri, long end)
    {
        var start = _position;
        var attempt = ++_attempt;
        return new RegistryCall(method, uri, _request, scope)
        {
            Content = alive =>
            {
                var part = new FilePartContent(
                    open,
                    start,
                    end - start,
                    n =>
                    {
                        alive();
                        if (attempt == _attempt)
                        {
                            Report(start + n);
                        }
                    }
                );
                part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                if (method == HttpMethod.Patch)
                {
                    // Not the form of RFC 9110: the specification has no unit and no length here.
                    part.Headers.TryAddWithoutValidation(
                        "Content-Range",
                        string.Create(CultureInfo.InvariantCulture, $"{start}-{end - 1}")
                    );
                }

                return part;
            },
        };
    }

    private void Move(HttpResponseMessage response)
    {
        if (response.Headers.Location is { } location)
        {
            _location = http.Resolve(_request, _location!, location);
        }
    }

    // "0-99" is 100 bytes. "0-0" is none at some registries and one byte at others; none is safe for us, because a
    // part of one byte is never sent first, and a wrong guess is found by the digest.
    private static long? NextOf(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Range", out var values))
        {
            return null;
        }

        var text = values.First();
        text = text.StartsWith("bytes=", StringComparison.Ordinal) ? text[6..] : text;
        return
            text.StartsWith("0-", StringComparison.Ordinal)
            && long.TryParse(
                text.AsSpan(2),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var last
            )
            ? last == 0
                ? 0
                : last + 1
            : null;
    }

    // The callback hears differences.
    private void Report(long position)
    {
        var difference = position - _reported;
        _reported = position;
        if (difference != 0)
        {
            sent?.Invoke(difference);
        }
    }

    private RegistryException Wrong(string found) =>
        new(http.Problem(_request, found, "Check that this is a registry."));
}
