using System.Text.Json.Nodes;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>One signature of an envelope.</summary>
/// <param name="KeyId">Which key made it, a hint; <see langword="null"/> when it is not said.</param>
/// <param name="Value">The signature; for ECDSA the ASN.1 DER sequence of r and s, which OpenSSL reads.</param>
public sealed record DsseSignature(string? KeyId, ReadOnlyMemory<byte> Value)
{
    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["sig"] = Convert.ToBase64String(Value.Span) };
        ModelJson.Put(json, "keyid", KeyId);
        return json;
    }

    internal static DsseSignature FromJson(JsonNode? node)
    {
        var json = node as JsonObject ?? throw new FormatException("A signature is an object.");
        var id = OciJson.Text(json, "keyid");
        return new DsseSignature(id is "" ? null : id, DsseEnvelope.Base64(json, "sig"));
    }
}
