using System.Security.Cryptography;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>A private ECDSA key on the curve P-256, which signs with SHA-256.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        KeyId = EcdsaKeys.IdOf(key);
    }

    /// <summary>The SHA-256 of the public key's SubjectPublicKeyInfo, in hexadecimal.</summary>
    public string KeyId { get; }

    /// <summary>The public half as PEM (SubjectPublicKeyInfo).</summary>
    public string PublicKeyPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Reads a key from PEM, PKCS #8 (<c>PRIVATE KEY</c>), without a password.</summary>
    /// <exception cref="AttestationException">It is no such key; the message does not repeat it.</exception>
    public static SigningKey FromPem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        return new SigningKey(EcdsaKeys.FromPem(pem, "PRIVATE KEY"));
    }

    /// <summary>Signs bytes; another signature each time.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) =>
        _key.SignData(data, HashAlgorithmName.SHA256, EcdsaKeys.Format);

    /// <summary>Frees the key.</summary>
    public void Dispose() => _key.Dispose();
}
