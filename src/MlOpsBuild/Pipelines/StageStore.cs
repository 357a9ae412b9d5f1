using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

/// <summary>Keeps stages' outputs in the layout, and what led to them in lock files.</summary>
internal sealed class StageStore(CacheFolder folder, OciLayout layout, Action<string> warn)
{
    /// <summary>A stage's lock; <see langword="null"/> if there is none that can be believed.</summary>
    public StageLock? ReadLock(StageDefinition stage, bool quiet = false) =>
        ReadLockFile(folder.LockFileOf(stage), quiet);

    /// <summary>The lock in a file named after its stage; <see langword="null"/> if there is none that can be believed.</summary>
    public StageLock? ReadLockFile(string path, bool quiet = false)
    {
        try
        {
            var read = StageLock.Parse(File.ReadAllBytes(path));
            return read.Inputs.Stage == Path.GetFileNameWithoutExtension(path)
                ? read
                : throw new FormatException($"it is of the stage '{read.Inputs.Stage}'");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e)
            when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            if (!quiet)
            {
                warn($"{Shown(path)} is ignored and will be written anew: {e.Message}");
            }

            return null;
        }
    }

    /// <summary>What is missing from the store of what a lock says: names of outputs. Looks, but reads nothing.</summary>
    public List<StageChange> MissingOf(StageLock held)
    {
        var missing = MissingOf(held.Outputs);
        if (missing.Count == 0 && !layout.Contains(held.Manifest))
        {
            var digest = held.Manifest.ToString();
            missing.Add(new StageChange(StageChangeKind.Output, "the manifest", digest, null));
        }

        return missing;
    }

    /// <summary>The outputs that the store has for a key, if all of them are there.</summary>
    public async Task<(Digest Manifest, IReadOnlyList<StageOutput> Outputs)?> FindAsync(
        string stage,
        Digest key,
        CancellationToken cancellationToken
    )
    {
        if (layout.Resolve(StageManifest.TagOf(stage, key)) is not { } descriptor)
        {
            return null;
        }

        try
        {
            var manifest = await layout.ReadManifestAsync(descriptor.Digest, cancellationToken);
            var outputs = StageManifest.OutputsOf(manifest);
            if (MissingOf(outputs).Count == 0)
            {
                return (descriptor.Digest, outputs);
            }
        }
        catch (Exception e) when (e is BlobUnavailableException or FormatException)
        {
            warn($"{e.Message}: {stage} runs again.");
        }

        return null;
    }

    /// <summary>Stores outputs, then the manifest, then the tag; a crash in between leaves what was.</summary>
    public async Task<(Digest Manifest, IReadOnlyList<StageOutput> Outputs)> PutAsync(
        string stage,
        Digest key,
        string directory,
        CancellationToken cancellationToken
    )
    {
        var outputs = new List<StageOutput>();
        foreach (var file in Directory.GetFiles(directory, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(directory, file)
                .Replace(Path.DirectorySeparatorChar, '/');
            if (!OutputPath.IsValid(path))
            {
                throw new MlOpsException(
                    $"Stage {stage} wrote a file with the name '{path}': a name that every system can have is needed (no backslash, colon or control character)."
                );
            }

            var (digest, size) = await layout.PutFileAsync(file, cancellationToken);
            outputs.Add(new StageOutput(path, digest, size));
        }

        outputs.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        var config = StageManifest.Config(stage, outputs);
        var manifest = StageManifest.Create(config, outputs);
        return (await PutAsync(stage, key, manifest, config, cancellationToken), outputs);
    }

    /// <summary>Makes outputs that are in the store known as those of a lock's key.</summary>
    public Task AdoptAsync(StageLock held, CancellationToken cancellationToken)
    {
        var manifest = StageRecord.ManifestOf(held, out var config);
        return PutAsync(held.Inputs.Stage, held.Key, manifest, config, cancellationToken);
    }

    private async Task<Digest> PutAsync(
        string stage,
        Digest key,
        OciManifest manifest,
        byte[] config,
        CancellationToken cancellationToken
    )
    {
        layout.Put(config);
        if (manifest.Layers is [{ Title: null }])
        {
            layout.Put("{}"u8);
        }

        var descriptor = layout.PutManifest(manifest);
        await layout.TagAsync(StageManifest.TagOf(stage, key), descriptor, cancellationToken);
        return descriptor.Digest;
    }

    /// <summary>Writes a stage's lock file, if its bytes differ.</summary>
    public void WriteLock(StageDefinition stage, StageLock held, RunFolder run)
    {
        var path = folder.LockFileOf(stage);
        var bytes = held.ToBytes();
        try
        {
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            {
                AtomicFile.Write(path, bytes, run.Base);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException($"Cannot write {Shown(path)}: {e.Message}", inner: e);
        }
    }

    private List<StageChange> MissingOf(IReadOnlyList<StageOutput> outputs)
    {
        var missing = new List<StageChange>();
        foreach (var output in outputs)
        {
            if (!layout.Contains(output.Digest, output.Size))
            {
                var digest = output.Digest.ToString();
                missing.Add(new StageChange(StageChangeKind.Output, output.Path, digest, null));
            }
        }

        return missing;
    }

    private string Shown(string path) =>
        Path.GetRelativePath(folder.Root, path).Replace(Path.DirectorySeparatorChar, '/');
}
