using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Registry.Sharing;

namespace MlOpsBuild;

/// <summary>The repository of a registry that a project shares through.</summary>
internal static class ProjectRegistry
{
    /// <summary>The repository, or <see langword="null"/> when neither the parameter nor mlops.yaml names one.</summary>
    /// <param name="config">The project.</param>
    /// <param name="parameter">What <c>--registry</c> says; empty or <see langword="null"/>: nothing.</param>
    /// <exception cref="UsageException">It is no reference, or one with a tag or digest.</exception>
    public static RegistryReference? Find(MlOpsConfig config, string? parameter)
    {
        var text = string.IsNullOrWhiteSpace(parameter) ? config.Registry : parameter;
        if (text is null)
        {
            return null;
        }

        var reference = RegistryReference.Parse(
            text.Replace("{model}", config.Model, StringComparison.Ordinal)
        );
        return reference.Tag is null && reference.Digest is null
            ? reference
            : throw new UsageException(
                $"The registry '{text}' has a tag or digest: tags are chosen for each thing that is shared. Write {reference.Registry}/{reference.Repository}."
            );
    }

    /// <summary>Whether one is named; whether it is a reference is found when it is needed.</summary>
    public static bool IsNamed(MlOpsConfig config, string? parameter) =>
        !string.IsNullOrWhiteSpace(parameter) || config.Registry is not null;

    /// <summary>Where results come from that the store lacks; <see langword="null"/> when none is named.</summary>
    public static IStageRemote? RemoteOf(MlOpsConfig config, ModelProjectOptions options) =>
        IsNamed(config, options.Registry)
            ? new StageRegistry(
                how => new RegistryClient(Require(config, options.Registry), how),
                options.Observer,
                options.Time
            )
            : null;

    /// <summary>A client of the repository, or <see langword="null"/> when none is named; nothing is asked yet.</summary>
    /// <exception cref="UsageException">It is no reference, or one with a tag or digest.</exception>
    public static RegistryClient? Connect(
        MlOpsConfig config,
        string? parameter,
        TimeProvider time
    ) =>
        Find(config, parameter) is { } repository
            ? new RegistryClient(repository, new RegistryOptions { Time = time })
            : null;

    /// <summary>As <see cref="Find"/>, for what cannot do without one.</summary>
    /// <exception cref="UsageException">None is named, or it is no reference.</exception>
    public static RegistryReference Require(MlOpsConfig config, string? parameter) =>
        Find(config, parameter)
        ?? throw new UsageException(
            "No registry is named: give --registry <registry/repository>, or write 'registry:' in mlops.yaml. Any OCI registry will do."
        );
}
