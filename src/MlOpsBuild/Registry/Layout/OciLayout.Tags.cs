using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

// index.json: the tags.
public sealed partial class OciLayout
{
    private string IndexPath => Path.Combine(Directory, "index.json");

    /// <summary>Whether a text may be a tag: the grammar of <c>org.opencontainers.image.ref.name</c>.</summary>
    public static bool IsTag(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var afterSeparator = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                afterSeparator = false;
                continue;
            }

            if (afterSeparator || !"-._:@+/".Contains(text[i], StringComparison.Ordinal))
            {
                return false;
            }

            i += text[i] == '-' && i + 1 < text.Length && text[i + 1] == '-' ? 1 : 0;
            afterSeparator = true;
        }

        return !afterSeparator;
    }

    /// <summary>The manifest of a tag, or <see langword="null"/>.</summary>
    public OciDescriptor? Resolve(string tag) => ReadIndex(out _).Find(tag);

    /// <summary>All entries of index.json in their order; a tag is in the annotation of that name.</summary>
    public IReadOnlyList<OciDescriptor> Manifests() => ReadIndex(out _).Manifests;

    /// <summary>Stores a manifest and returns its descriptor, without a tag.</summary>
    public OciDescriptor PutManifest(OciManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var bytes = manifest.ToBytes();
        return new OciDescriptor(OciMediaTypes.Manifest, Put(bytes), bytes.Length)
        {
            ArtifactType = manifest.ArtifactType,
        };
    }

    /// <summary>Reads a manifest, verified.</summary>
    /// <exception cref="BlobUnavailableException">It is missing, damaged or no manifest.</exception>
    public async Task<OciManifest> ReadManifestAsync(
        Digest digest,
        CancellationToken cancellationToken
    )
    {
        var bytes = await ReadAsync(digest, cancellationToken);
        try
        {
            return OciManifest.Parse(bytes);
        }
        catch (FormatException e)
        {
            throw new BlobUnavailableException(digest, $"{digest} is no manifest: {e.Message}");
        }
    }

    /// <summary>Points a tag at a stored manifest; it moves when it points elsewhere.</summary>
    /// <exception cref="ArgumentException">The text is no valid tag.</exception>
    public Task TagAsync(string tag, OciDescriptor manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return IsTag(tag)
            ? UpdateAsync(index => index.Set(tag, manifest), cancellationToken)
            : throw new ArgumentException($"'{tag}' is no valid tag.", nameof(tag));
    }

    /// <summary>Points a tag at a stored manifest, unless there is one of that name: that stays as it is.</summary>
    /// <returns>What the tag names then.</returns>
    /// <exception cref="ArgumentException">The text is no valid tag.</exception>
    public async Task<OciDescriptor> TagNewAsync(
        string tag,
        OciDescriptor manifest,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (!IsTag(tag))
        {
            throw new ArgumentException($"'{tag}' is no valid tag.", nameof(tag));
        }

        var named = manifest;
        await UpdateAsync(
            index =>
            {
                named = index.Find(tag) ?? manifest;
                return named.Digest == manifest.Digest && index.Set(tag, manifest);
            },
            cancellationToken
        );
        return named;
    }

    /// <summary>Removes a tag, if there is one; the manifest stays.</summary>
    public Task UntagAsync(string tag, CancellationToken cancellationToken) =>
        UpdateAsync(index => index.Remove(tag), cancellationToken);

    private async Task UpdateAsync(Func<OciIndex, bool> change, CancellationToken cancellationToken)
    {
        using var held = await FileLock.AcquireAsync(
            Path.Combine(_ingest, "lock"),
            _time,
            cancellationToken
        );
        try
        {
            Create();
            var index = ReadIndex(out var damaged);
            if (damaged)
            {
                index = await RebuildAsync(cancellationToken);
            }

            if (change(index) || damaged)
            {
                AtomicFile.Write(IndexPath, index.ToBytes(), _ingest);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }
    }

    private OciIndex ReadIndex(out bool damaged)
    {
        damaged = false;
        try
        {
            return OciIndex.Parse(File.ReadAllBytes(IndexPath));
        }
        catch (DirectoryNotFoundException)
        {
            return OciIndex.Empty();
        }
        catch (FileNotFoundException)
        {
            damaged = System.IO.Directory.Exists(_blobs);
            if (damaged)
            {
                _warn($"{IndexPath} is missing: its tags are lost and made again as needed.");
            }

            return OciIndex.Empty();
        }
        catch (FormatException e)
        {
            damaged = true;
            _warn(
                $"{IndexPath} is damaged ({e.Message}): its tags are lost and made again as needed."
            );
            return OciIndex.Empty();
        }
    }

    // Tags cannot be known from blobs, but manifests can be found, so that nothing that is whole gets out of reach.
    private async Task<OciIndex> RebuildAsync(CancellationToken cancellationToken)
    {
        const long LargestManifest = 4 << 20; // the limit that registries set
        var index = OciIndex.Empty();
        if (File.Exists(IndexPath))
        {
            File.Copy(IndexPath, IndexPath + ".damaged", overwrite: true);
        }

        foreach (
            var file in new DirectoryInfo(_blobs)
                .GetFiles()
                .OrderBy(f => f.Name, StringComparer.Ordinal)
        )
        {
            if (
                file.Length > LargestManifest
                || !Digest.TryParse("sha256:" + file.Name, out var digest)
            )
            {
                continue;
            }

            var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            if (TryParseManifest(bytes) is { } manifest && Digest.Of(bytes) == digest)
            {
                var found = new OciDescriptor(OciMediaTypes.Manifest, digest, bytes.Length);
                index.Set(null, found with { ArtifactType = manifest.ArtifactType });
            }
        }

        return index;
    }

    private static OciManifest? TryParseManifest(byte[] bytes)
    {
        try
        {
            return bytes is [(byte)'{', ..] ? OciManifest.Parse(bytes) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
