using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Tests.Registry.Remote;

/// <summary>What the tests of this folder share.</summary>
internal static class Remotes
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static RegistryOptions Options(
        SkippingClock? clock = null,
        IRegistryCredentials? credentials = null
    ) =>
        new()
        {
            Credentials = credentials ?? new Fixed(null),
            Time = clock ?? new SkippingClock(),
            IdleTimeout = TimeSpan.FromHours(2),
            JitterSeed = 1,
        };

    /// <summary>Bytes that look random and are the same each time.</summary>
    public static byte[] Bytes(int size, byte seed = 1)
    {
        var bytes = new byte[size];
        var state = (uint)seed * 2654435761u;
        for (var i = 0; i < size; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }

    public static OciDescriptor Describe(byte[] bytes, string type = "application/octet-stream") =>
        new(type, Digest.Of(bytes), bytes.Length);

    public static Task<bool> PutAsync(this RegistryClient client, byte[] bytes) =>
        client.PutBlobAsync(Describe(bytes), () => new MemoryStream(bytes), null, null, Token);

    /// <summary>Stores an artifact of one layer.</summary>
    public static async Task<OciDescriptor> PutArtifactAsync(
        this RegistryClient client,
        string content,
        string? tag = null,
        OciDescriptor? subject = null
    )
    {
        var layer = Encoding.UTF8.GetBytes(content);
        await client.PutAsync(layer);
        await client.PutAsync("{}"u8.ToArray());
        var manifest = new OciManifest
        {
            ArtifactType = "application/vnd.test." + content,
            Config = OciDescriptor.Empty,
            Layers = [Describe(layer)],
            Subject = subject,
        };
        return await client.PutManifestAsync(
            manifest.ToBytes(),
            OciMediaTypes.Manifest,
            tag,
            Token
        );
    }

    internal sealed class Fixed(RegistryCredential? credential) : IRegistryCredentials
    {
        public ValueTask<RegistryCredential?> FindAsync(
            string registry,
            CancellationToken cancellationToken
        ) => ValueTask.FromResult(credential);
    }
}
