using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>A signed payload: DSSE (Dead Simple Signing Envelope) v1.</summary>
/// <param name="PayloadType">What the payload is.</param>
/// <param name="Payload">The bytes that were signed, with their type.</param>
/// <param name="Signatures">The signatures; at least one.</param>
public sealed record DsseEnvelope(
    string PayloadType,
    ReadOnlyMemory<byte> Payload,
    IReadOnlyList<DsseSignature> Signatures
)
{
    /// <summary>The media type of an envelope.</summary>
    public const string MediaType = "application/vnd.dsse.envelope.v1+json";

    /// <summary>
    /// The pre-authentication encoding, which is what a signature is of:
    /// <c>DSSEv1 SP len(type) SP type SP len(payload) SP payload</c>, lengths in bytes.
    /// </summary>
    public static byte[] PreAuthenticationEncoding(string payloadType, ReadOnlySpan<byte> payload)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"DSSEv1 {Encoding.UTF8.GetByteCount(payloadType)} {payloadType} {payload.Length} "
        );
        return [.. Encoding.UTF8.GetBytes(head), .. payload];
    }

    /// <summary>Signs a statement. Its bytes are the same each time; the signature is not (ECDSA draws a number).</summary>
    public static DsseEnvelope Sign(InTotoStatement statement, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(key);
        var payload = statement.ToBytes();
        var signature = key.Sign(PreAuthenticationEncoding(InTotoStatement.MediaType, payload));
        return new DsseEnvelope(
            InTotoStatement.MediaType,
            payload,
            [new DsseSignature(key.KeyId, signature)]
        );
    }

    /// <summary>Checks that the key signed the payload and reads the statement in it.</summary>
    /// <exception cref="AttestationException">No signature is of that key, or the payload is no statement.</exception>
    public InTotoStatement Verify(VerificationKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var signed = PreAuthenticationEncoding(PayloadType, Payload.Span);
        var valid = Signatures.Any(s =>
            (s.KeyId is null || string.Equals(s.KeyId, key.KeyId, StringComparison.Ordinal))
            && key.Verify(signed, s.Value.Span)
        );
        if (!valid)
        {
            throw new AttestationException(
                $"None of {Signatures.Count.ToString(CultureInfo.InvariantCulture)} signatures is valid for the key {key.KeyId}: the attestation was changed or signed by another key."
            );
        }

        if (!string.Equals(PayloadType, InTotoStatement.MediaType, StringComparison.Ordinal))
        {
            throw new AttestationException(
                $"The signed payload is {TarNames.Quote(PayloadType)}; expected {InTotoStatement.MediaType}."
            );
        }

        try
        {
            return InTotoStatement.Parse(Payload.Span);
        }
        catch (FormatException e)
        {
            throw new AttestationException($"The signed payload is no statement: {e.Message}", e);
        }
    }

    /// <summary>The envelope as canonical JSON.</summary>
    public byte[] ToBytes() =>
        CanonicalJson.ToBytes(
            new JsonObject
            {
                ["payloadType"] = PayloadType,
                ["payload"] = Convert.ToBase64String(Payload.Span),
                ["signatures"] = ModelJson.List(Signatures.Select(s => (JsonNode)s.ToJson())),
            }
        );

    /// <summary>Reads an envelope; nothing is verified.</summary>
    /// <exception cref="FormatException">It is no envelope.</exception>
    public static DsseEnvelope Parse(ReadOnlySpan<byte> bytes)
    {
        var json = OciJson.Parse(bytes);
        return new DsseEnvelope(
            OciJson.Text(json, "payloadType")
                ?? throw new FormatException("'payloadType' is missing."),
            Base64(json, "payload"),
            [.. OciJson.List(json, "signatures").Select(DsseSignature.FromJson)]
        );
    }

    // One spelling per value, so that no character can be changed unseen.
    internal static byte[] Base64(JsonObject json, string name)
    {
        var text = OciJson.Text(json, name) ?? throw new FormatException($"'{name}' is missing.");
        var bytes = Convert.FromBase64String(text);
        return string.Equals(Convert.ToBase64String(bytes), text, StringComparison.Ordinal)
            ? bytes
            : throw new FormatException($"'{name}' is no canonical Base64.");
    }
}
