using System.Security.Cryptography;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>Hashes what is read and never gives more bytes than were announced.</summary>
internal sealed class VerifiedStream(Stream source, Digest expected, long size) : ForwardStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _read;

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        var read = await source.ReadAsync(buffer, cancellationToken);
        _read += read;
        if (_read > size)
        {
            throw new BlobUnavailableException(
                expected,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{expected} has more than the {size} bytes announced"
                )
            );
        }

        _hash.AppendData(buffer.Span[..read]);
        return read;
    }

    /// <summary>Checks, once all is read, that the bytes were the right ones.</summary>
    /// <exception cref="BlobUnavailableException">They were not.</exception>
    public void Verify()
    {
        var actual = Digest.FromHash(_hash.GetHashAndReset());
        if (actual != expected)
        {
            throw new BlobUnavailableException(
                expected,
                $"{expected} is damaged: its bytes have {actual}"
            );
        }
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
