using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Models;

/// <summary>
/// The versions and aliases of one model in a store: tags <c>&lt;model&gt;/v1.2.0</c> and <c>&lt;model&gt;/production</c>
/// on the manifests of models. A version never changes what it names. Reads the store anew at each question.
/// </summary>
public sealed class ModelCatalog
{
    private const int MostNamed = 10;
    private const int ShortestDigest = 7;

    /// <summary>Creates the catalog; touches nothing.</summary>
    /// <param name="layout">The store.</param>
    /// <param name="model">The model's name, as in mlops.yaml.</param>
    public ModelCatalog(OciLayout layout, string model)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentException.ThrowIfNullOrEmpty(model);
        (Layout, Model) = (layout, model);
    }

    /// <summary>The store.</summary>
    public OciLayout Layout { get; }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>The registered versions, newest first.</summary>
    public IReadOnlyList<ModelVersion> Versions() => VersionsOf(Tags());

    /// <summary>The aliases with what they point at, in ordinal order of their names.</summary>
    public IReadOnlyList<KeyValuePair<string, ModelVersion>> Aliases()
    {
        var tags = Tags();
        var versions = VersionsOf(tags);
        return
        [
            .. tags.Where(t => ModelTags.IsAlias(t.Key))
                .Select(t => KeyValuePair.Create(t.Key, Describe(versions, t.Value))),
        ];
    }

    /// <summary>What an alias points at, or <see langword="null"/> when there is none of that name.</summary>
    public ModelVersion? FindAlias(string alias) =>
        Layout.Resolve(LayoutTag(alias)) is { } found ? Describe(Versions(), Plain(found)) : null;

    /// <summary>The model of a digest with its newest version, if it has one.</summary>
    /// <param name="manifest">The model's manifest.</param>
    public ModelVersion Describe(OciDescriptor manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Describe(Versions(), Plain(manifest));
    }

    /// <summary>
    /// Gives a model a version. One that has a version already keeps that, and it is the answer. Safe when several do it
    /// at once.
    /// </summary>
    /// <param name="manifest">The model's manifest, which is in the store.</param>
    /// <param name="version">
    /// The version; <see langword="null"/>: the next one, <see cref="SemanticVersion.First"/> when there is none yet.
    /// </param>
    /// <param name="bump">Which part of the newest version goes up for the next one.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    /// <exception cref="UsageException">The version is there with another model, or the model has another one.</exception>
    /// <exception cref="MlOpsException">The store cannot be written.</exception>
    public async Task<ModelVersion> AddAsync(
        OciDescriptor manifest,
        SemanticVersion? version,
        VersionBump bump,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var model = Plain(manifest);
        while (true)
        {
            var versions = Versions();
            ModelVersion[] own = [.. versions.Where(v => v.Digest == model.Digest)];
            if (own.Length > 0)
            {
                return version is null
                    ? own[0]
                    : own.FirstOrDefault(v => v.Version == version)
                        ?? throw new UsageException(
                            $"{Model} {model.Digest.Short} is registered as {own[0].Version} already, which cannot change to {version}: leave the version out."
                        );
            }

            var next =
                version
                ?? (versions.Count == 0 ? SemanticVersion.First : versions[0].Version!.Next(bump));
            var named = await Layout.TagNewAsync(
                LayoutTag(ModelTags.Of(next)),
                model,
                cancellationToken
            );
            if (named.Digest == model.Digest)
            {
                return new ModelVersion(next, model);
            }

            if (version is not null)
            {
                throw new UsageException(
                    $"{Model} {version} is there already with another model, {named.Digest.Short}, and a version never changes: leave the version out, the next one is {versions[0].Version!.Next(bump)}."
                );
            }
        }
    }

    /// <summary>Finds a model.</summary>
    /// <param name="reference">
    /// A version (<c>v1.2.0</c>, <c>1.2.0</c>), an alias, a digest (<c>sha256:...</c>) or the first 7 or more digits of one.
    /// </param>
    /// <exception cref="UsageException">There is none, or several start so; the message says what there is.</exception>
    public ModelVersion Find(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var tags = Tags();
        var versions = VersionsOf(tags);
        var tag = SemanticVersion.TryParse(reference, out var version)
            ? version.ToString()
            : reference;
        if (
            (version is not null || ModelTags.IsAlias(reference))
            && tags.TryGetValue(tag, out var named)
        )
        {
            return version is null ? Describe(versions, named) : new ModelVersion(version, named);
        }

        OciDescriptor[] models =
        [
            .. tags.Where(t => IsModel(t.Key)).Select(t => t.Value).DistinctBy(m => m.Digest),
        ];
        OciDescriptor[] found = DigitsOf(reference) is { } digits
            ? [.. models.Where(m => m.Digest.Hex.StartsWith(digits, StringComparison.Ordinal))]
            : [];
        return found switch
        {
            [var one] => Describe(versions, one),
            [] => throw Unknown(reference, versions, tags),
            _ => throw new UsageException(
                $"'{reference}' is the start of {Count(found.Length)} digests of {Model}: {Names(found.Select(m => Describe(versions, m).Display))}. Give more digits."
            ),
        };
    }

    /// <summary>A tag of this model as it is in the store.</summary>
    public string LayoutTag(string tag) => $"{Model}/{tag}";

    /// <summary>All tags of this model in the store, without its name before them.</summary>
    internal SortedDictionary<string, OciDescriptor> Tags()
    {
        var prefix = Model + "/";
        var tags = new SortedDictionary<string, OciDescriptor>(StringComparer.Ordinal);
        foreach (var entry in Layout.Manifests())
        {
            if (
                entry.Annotations.TryGetValue(OciMediaTypes.RefName, out var tag)
                && tag.StartsWith(prefix, StringComparison.Ordinal)
            )
            {
                tags[tag[prefix.Length..]] = Plain(entry);
            }
        }

        return tags;
    }

    internal static OciDescriptor Plain(OciDescriptor entry) =>
        new(entry.MediaType, entry.Digest, entry.Size) { ArtifactType = entry.ArtifactType };

    private static bool IsModel(string tag) =>
        ModelTags.IsAlias(tag) || SemanticVersion.TryParse(tag, out _);

    private static ModelVersion[] VersionsOf(SortedDictionary<string, OciDescriptor> tags) =>
        [
            .. tags.Where(t => t.Key.StartsWith('v') && SemanticVersion.TryParse(t.Key, out _))
                .Select(t => new ModelVersion(SemanticVersion.Parse(t.Key), t.Value))
                .OrderByDescending(v => v.Version),
        ];

    private static ModelVersion Describe(
        IReadOnlyList<ModelVersion> versions,
        OciDescriptor model
    ) => versions.FirstOrDefault(v => v.Digest == model.Digest) ?? new ModelVersion(null, model);

    private static string? DigitsOf(string reference)
    {
        const string prefix = "sha256:";
        var digits = reference.StartsWith(prefix, StringComparison.Ordinal)
            ? reference[prefix.Length..]
            : reference;
        return digits.Length >= ShortestDigest && digits.All(char.IsAsciiHexDigitLower)
            ? digits
            : null;
    }

    private UsageException Unknown(
        string reference,
        IReadOnlyList<ModelVersion> versions,
        SortedDictionary<string, OciDescriptor> tags
    )
    {
        string[] names =
        [
            .. tags.Keys.Where(ModelTags.IsAlias),
            .. versions.Select(v => v.Version!.ToString()),
        ];
        return names.Length == 0
            ? new UsageException(
                $"{Model} has no registered model, so no '{reference}': './build.sh Register' makes the first."
            )
            : new UsageException(
                $"{Model} has no '{reference}'.{NearestName.Hint(reference, names)} There is {Names(names)}; a digest needs {Count(ShortestDigest)} digits or more."
            );
    }

    private static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(MostNamed))
            + (all.Length > MostNamed ? $" and {Count(all.Length - MostNamed)} more" : "");
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
