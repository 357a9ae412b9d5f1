using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

public partial class DockerTasks
{
    /// <summary>Logs in to a registry: <c>docker login</c>.</summary>
    public static IReadOnlyCollection<Output> DockerLogin(DockerLoginSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerLogin(DockerLoginSettings)"/>
    public static IReadOnlyCollection<Output> DockerLogin(
        Configure<DockerLoginSettings> configurator
    ) => DockerLogin(configurator(new DockerLoginSettings()));

    /// <inheritdoc cref="DockerLogin(DockerLoginSettings)"/>
    public static IEnumerable<(
        DockerLoginSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerLogin(
        CombinatorialConfigure<DockerLoginSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerLogin, degreeOfParallelism, completeOnFailure);

    /// <summary>Logs out of a registry: <c>docker logout</c>.</summary>
    public static IReadOnlyCollection<Output> DockerLogout(DockerLogoutSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerLogout(DockerLogoutSettings)"/>
    public static IReadOnlyCollection<Output> DockerLogout(
        Configure<DockerLogoutSettings> configurator
    ) => DockerLogout(configurator(new DockerLogoutSettings()));

    /// <inheritdoc cref="DockerLogout(DockerLogoutSettings)"/>
    public static IEnumerable<(
        DockerLogoutSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerLogout(
        CombinatorialConfigure<DockerLogoutSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerLogout, degreeOfParallelism, completeOnFailure);

    /// <summary>Describes images and containers: <c>docker inspect</c>.</summary>
    public static IReadOnlyCollection<Output> DockerInspect(DockerInspectSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerInspect(DockerInspectSettings)"/>
    public static IReadOnlyCollection<Output> DockerInspect(
        Configure<DockerInspectSettings> configurator
    ) => DockerInspect(configurator(new DockerInspectSettings()));

    /// <inheritdoc cref="DockerInspect(DockerInspectSettings)"/>
    public static IEnumerable<(
        DockerInspectSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerInspect(
        CombinatorialConfigure<DockerInspectSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerInspect, degreeOfParallelism, completeOnFailure);

    /// <summary>Shows the versions of client and engine: <c>docker version</c>.</summary>
    public static IReadOnlyCollection<Output> DockerVersion(DockerVersionSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerVersion(DockerVersionSettings)"/>
    public static IReadOnlyCollection<Output> DockerVersion(
        Configure<DockerVersionSettings> configurator
    ) => DockerVersion(configurator(new DockerVersionSettings()));

    /// <inheritdoc cref="DockerVersion(DockerVersionSettings)"/>
    public static IEnumerable<(
        DockerVersionSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerVersion(
        CombinatorialConfigure<DockerVersionSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerVersion, degreeOfParallelism, completeOnFailure);

    /// <summary>Describes the engine: <c>docker info</c>.</summary>
    public static IReadOnlyCollection<Output> DockerInfo(DockerInfoSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerInfo(DockerInfoSettings)"/>
    public static IReadOnlyCollection<Output> DockerInfo(
        Configure<DockerInfoSettings> configurator
    ) => DockerInfo(configurator(new DockerInfoSettings()));

    /// <inheritdoc cref="DockerInfo(DockerInfoSettings)"/>
    public static IEnumerable<(
        DockerInfoSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerInfo(
        CombinatorialConfigure<DockerInfoSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerInfo, degreeOfParallelism, completeOnFailure);
}
