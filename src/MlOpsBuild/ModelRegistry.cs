using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild;

/// <summary>
/// A project's registered models: promoting, rolling back, approving and listing them. Works where the project's data is
/// not there. Without a registry all of it is in the store of this machine alone.
/// </summary>
public sealed partial class ModelRegistry
{
    /// <summary>The alias that is meant where none is named.</summary>
    public const string DefaultAlias = "production";

    private readonly ModelProjectOptions _options;
    private readonly MlOpsConfig _config;
    private readonly CacheFolder _folder;
    private readonly BuildLock _lock;
    private readonly Func<string, string?> _variable;

    private ModelRegistry(
        ModelProjectOptions options,
        MlOpsConfig config,
        Func<string, string?> variable
    )
    {
        (_options, _config, _variable) = (options, config, variable);
        _folder = new CacheFolder(options.Root, config.ProjectDirectory);
        _lock = new BuildLock(_folder, options.Command, options.Time);
    }

    /// <summary>Opens a project.</summary>
    /// <param name="options">Which one, and with what.</param>
    /// <param name="variable">
    /// Reads an environment variable. <value>The default value is <see langword="null"/>: this process' own.</value>
    /// </param>
    /// <exception cref="UsageException">mlops.yaml is missing or wrong.</exception>
    public static ModelRegistry Open(
        ModelProjectOptions options,
        Func<string, string?>? variable = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var config = options.LoadConfig();
        return new ModelRegistry(options, config, variable ?? Environment.GetEnvironmentVariable);
    }

    /// <summary>
    /// Says that whoever runs this agrees to promoting a model: attached to it, in the registry too where one is named.
    /// </summary>
    /// <param name="alias">The alias; <see langword="null"/> for <see cref="DefaultAlias"/>.</param>
    /// <param name="version">A version, an alias or a digest; <see langword="null"/> for the newest version.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <param name="signingKey">
    /// The private key that signs it, PEM as of <see cref="RegistrationOptions.SigningKey"/>; <see langword="null"/>: it is not
    /// signed.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was done, for people.</returns>
    /// <exception cref="UsageException">There is no such model, or the key cannot be used.</exception>
    /// <exception cref="MlOpsException">Store or registry failed.</exception>
    public async Task<string> ApproveAsync(
        string? alias,
        string? version,
        string? reason,
        string? signingKey,
        CancellationToken cancellationToken
    )
    {
        var name = AliasOf(alias);
        using var key = ModelKeys.ReadPrivate(signingKey);
        using var open = key is null ? null : VerificationKey.FromPem(key.PublicKeyPem);
        using var lease = await _lock.AcquireAsync(_options.Observer.OnWaiting, cancellationToken);
        using var store = OpenStore();
        await store.PullAsync(false, cancellationToken);
        var model = store.Choose(version);
        await store.NeedAsync(model, cancellationToken);
        var actor = await Actor.FindAsync(_config.ProjectDirectory, _variable, cancellationToken);
        var facts = await store.FactsAsync(model, open, cancellationToken);
        if (
            facts.Approvals.FirstOrDefault(a =>
                a.Alias == name && Actor.KeyOf(a.Who) == Actor.KeyOf(actor.ToString())
            ) is
            { } known
        )
        {
            return $"{model.Display} is approved for {name} by {PlainText.Of(known.Who)} already{SignedBy(key)}; nothing to do\n";
        }

        var now = _options.Time.GetUtcNow();
        await new Approval(actor.ToString(), now, name, reason ?? "").AttachAsync(
            store.Layout,
            model.Descriptor,
            _config.Model,
            key,
            cancellationToken
        );
        if (store.Sync is not null)
        {
            await store.Sync.PublishAsync(model, cancellationToken);
        }

        var needed = _config.Promote.Aliases.Contains(name, StringComparer.Ordinal)
            ? _config.Promote.Approvals
            : 0;
        var people = facts
            .Approvals.Where(a => a.Alias == name)
            .Select(a => Actor.KeyOf(a.Who))
            .Distinct(StringComparer.Ordinal)
            .Count();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Display} is approved for {name} by {PlainText.Of(actor.ToString())}{SignedBy(key)}; {(needed == 0 ? $"{name} needs no approvals" : $"{people + 1} given, {needed} needed besides who promotes")}\n"
        );
    }

    private static string SignedBy(SigningKey? key) =>
        key is null ? "" : $", signed by the key {key.KeyId[..12]}";

    private ModelStore OpenStore() =>
        ModelStore.Open(
            _config,
            _options.Root,
            _options.Registry,
            _options.Observer,
            _options.Time
        );

    private static string AliasOf(string? alias) =>
        ModelTags.CheckAlias(string.IsNullOrWhiteSpace(alias) ? DefaultAlias : alias);
}
