using System.Security.Cryptography;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>What both halves of a key need.</summary>
internal static class EcdsaKeys
{
    private const string P256 = "1.2.840.10045.3.1.7";

    public const DSASignatureFormat Format = DSASignatureFormat.Rfc3279DerSequence;

    /// <exception cref="AttestationException">It is no key on the curve P-256; the text is not repeated.</exception>
    public static ECDsa FromPem(string pem, string expectedLabel)
    {
        var key = ECDsa.Create();
        try
        {
            if (!pem.Contains($"-----BEGIN {expectedLabel}", StringComparison.Ordinal))
            {
                throw new CryptographicException("Another label.");
            }

            key.ImportFromPem(pem);
            var curve = key.ExportParameters(false).Curve.Oid;
            return curve.Value == P256 || curve.FriendlyName is "nistP256" or "ECDSA_P256"
                ? key
                : throw new CryptographicException("Another curve.");
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            // Without the inner exception, which is not ours to know what it repeats.
            throw new AttestationException(
                $"The key is no unencrypted PEM of an ECDSA key on the curve P-256; expected -----BEGIN {expectedLabel}-----."
            );
        }
    }

    public static string IdOf(ECDsa key) =>
        Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
}
