using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// What is shared of a stage: its lock, which binds the key of the inputs to the result, and its outputs. An OCI
/// manifest whose config is the lock file and whose layers are those of the stage's manifest, under the tag of the key
/// (<see cref="StageManifest.TagOf"/>). All of it follows from the lock, so equal results give equal records.
/// </summary>
public static class StageRecord
{
    /// <summary>The manifest's <c>artifactType</c>.</summary>
    public const string ArtifactType = "application/vnd.mlopsbuild.stage-record.v1+json";

    /// <summary>The media type of its config, the bytes of <see cref="StageLock.ToBytes"/>.</summary>
    public const string ConfigType = "application/vnd.mlopsbuild.stage-lock.v1+json";

    /// <summary>The record of a lock.</summary>
    /// <param name="held">The lock.</param>
    /// <param name="config">Its bytes.</param>
    public static OciManifest Create(StageLock held, byte[] config)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(config);
        return new OciManifest
        {
            ArtifactType = ArtifactType,
            Config = new OciDescriptor(ConfigType, Digest.Of(config), config.Length),
            Layers = ManifestOf(held, out _).Layers,
        };
    }

    /// <summary>Whether a lock says what can be: its key is that of its inputs, its manifest that of its outputs.</summary>
    public static bool IsWhole(StageLock held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return held.Key == held.Inputs.ToKey() && held.Manifest == DigestOf(held);
    }

    /// <summary>Reads a record that was asked for by stage and key, and trusts nothing that it says.</summary>
    /// <param name="record">The record.</param>
    /// <param name="config">The bytes of its config, verified against its digest.</param>
    /// <param name="stage">The stage that was asked for.</param>
    /// <param name="key">The key that was asked for.</param>
    /// <param name="manifest">
    /// The manifest that a lock file has for this key; <see langword="null"/>: no lock file knows.
    /// </param>
    /// <exception cref="StageRecordException">It is no record, or not the one that was asked for.</exception>
    public static StageLock Read(
        OciManifest record,
        byte[] config,
        string stage,
        Digest key,
        Digest? manifest
    )
    {
        ArgumentNullException.ThrowIfNull(record);
        StageRecordException Refused(string found) => new(stage, key, found);
        StageLock held;
        try
        {
            held = StageLock.Parse(config);
        }
        catch (FormatException e)
        {
            throw Refused($"its lock cannot be read ({e.Message})");
        }

        if (held.Inputs.Stage != stage)
        {
            throw Refused(
                $"the tag leads to a result of the stage '{held.Inputs.Stage}': it was moved"
            );
        }

        if (held.Key != key)
        {
            throw Refused($"the tag leads to a result of the key {held.Key.Short}: it was moved");
        }

        if (held.Inputs.ToKey() is var actual && actual != key)
        {
            throw Refused($"its inputs have the key {actual.Short}");
        }

        if (
            !ManifestOf(held, out _)
                .Layers.Select(Identity)
                .SequenceEqual(record.Layers.Select(Identity))
        )
        {
            throw Refused("its layers are not the outputs that its lock lists: it was swapped");
        }

        if (DigestOf(held) is var made && made != held.Manifest)
        {
            throw Refused(
                $"its outputs make the manifest {made.Short}, and its lock says {held.Manifest.Short}"
            );
        }

        return manifest is null || manifest == held.Manifest
            ? held
            : throw Refused(
                $"it has the manifest {held.Manifest.Short}, and the lock file says {manifest.Value.Short} for the same inputs"
            );
    }

    /// <summary>The manifest of a lock's outputs, and the bytes of its config.</summary>
    internal static OciManifest ManifestOf(StageLock held, out byte[] config)
    {
        config = StageManifest.Config(held.Inputs.Stage, held.Outputs);
        return StageManifest.Create(config, held.Outputs);
    }

    private static Digest DigestOf(StageLock held) => Digest.Of(ManifestOf(held, out _).ToBytes());

    private static (Digest, long, string?) Identity(OciDescriptor layer) =>
        (layer.Digest, layer.Size, layer.Title);
}
