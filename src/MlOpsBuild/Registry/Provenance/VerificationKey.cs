using System.Security.Cryptography;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>A public ECDSA key on the curve P-256, which verifies signatures with SHA-256.</summary>
public sealed class VerificationKey : IDisposable
{
    private readonly ECDsa _key;

    private VerificationKey(ECDsa key)
    {
        _key = key;
        KeyId = EcdsaKeys.IdOf(key);
    }

    /// <summary>The SHA-256 of the SubjectPublicKeyInfo, in hexadecimal.</summary>
    public string KeyId { get; }

    /// <summary>Reads a key from PEM, SubjectPublicKeyInfo (<c>PUBLIC KEY</c>).</summary>
    /// <exception cref="AttestationException">It is no such key.</exception>
    public static VerificationKey FromPem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        return new VerificationKey(EcdsaKeys.FromPem(pem, "PUBLIC KEY"));
    }

    /// <summary>Whether the signature is of these bytes and this key.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            return _key.VerifyData(data, signature, HashAlgorithmName.SHA256, EcdsaKeys.Format);
        }
        catch (CryptographicException)
        {
            return false; // no signature at all
        }
    }

    /// <summary>Frees the key.</summary>
    public void Dispose() => _key.Dispose();
}
