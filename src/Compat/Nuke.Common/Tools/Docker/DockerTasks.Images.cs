using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

public partial class DockerTasks
{
    /// <summary>Builds an image: <c>docker build</c>.</summary>
    public static IReadOnlyCollection<Output> DockerBuild(DockerBuildSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerBuild(DockerBuildSettings)"/>
    public static IReadOnlyCollection<Output> DockerBuild(
        Configure<DockerBuildSettings> configurator
    ) => DockerBuild(configurator(new DockerBuildSettings()));

    /// <inheritdoc cref="DockerBuild(DockerBuildSettings)"/>
    public static IEnumerable<(
        DockerBuildSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerBuild(
        CombinatorialConfigure<DockerBuildSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerBuild, degreeOfParallelism, completeOnFailure);

    /// <summary>Pulls an image: <c>docker pull</c>.</summary>
    public static IReadOnlyCollection<Output> DockerPull(DockerPullSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerPull(DockerPullSettings)"/>
    public static IReadOnlyCollection<Output> DockerPull(
        Configure<DockerPullSettings> configurator
    ) => DockerPull(configurator(new DockerPullSettings()));

    /// <inheritdoc cref="DockerPull(DockerPullSettings)"/>
    public static IEnumerable<(
        DockerPullSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerPull(
        CombinatorialConfigure<DockerPullSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerPull, degreeOfParallelism, completeOnFailure);

    /// <summary>Pushes an image: <c>docker push</c>.</summary>
    public static IReadOnlyCollection<Output> DockerPush(DockerPushSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerPush(DockerPushSettings)"/>
    public static IReadOnlyCollection<Output> DockerPush(
        Configure<DockerPushSettings> configurator
    ) => DockerPush(configurator(new DockerPushSettings()));

    /// <inheritdoc cref="DockerPush(DockerPushSettings)"/>
    public static IEnumerable<(
        DockerPushSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerPush(
        CombinatorialConfigure<DockerPushSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerPush, degreeOfParallelism, completeOnFailure);

    /// <summary>Gives an image another name: <c>docker tag</c>.</summary>
    public static IReadOnlyCollection<Output> DockerTag(DockerTagSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerTag(DockerTagSettings)"/>
    public static IReadOnlyCollection<Output> DockerTag(
        Configure<DockerTagSettings> configurator
    ) => DockerTag(configurator(new DockerTagSettings()));

    /// <inheritdoc cref="DockerTag(DockerTagSettings)"/>
    public static IEnumerable<(
        DockerTagSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerTag(
        CombinatorialConfigure<DockerTagSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerTag, degreeOfParallelism, completeOnFailure);

    /// <summary>Lists images: <c>docker images</c>.</summary>
    public static IReadOnlyCollection<Output> DockerImages(DockerImagesSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerImages(DockerImagesSettings)"/>
    public static IReadOnlyCollection<Output> DockerImages(
        Configure<DockerImagesSettings> configurator
    ) => DockerImages(configurator(new DockerImagesSettings()));

    /// <inheritdoc cref="DockerImages(DockerImagesSettings)"/>
    public static IEnumerable<(
        DockerImagesSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerImages(
        CombinatorialConfigure<DockerImagesSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerImages, degreeOfParallelism, completeOnFailure);

    /// <summary>Lists images: <c>docker image ls</c>.</summary>
    public static IReadOnlyCollection<Output> DockerImageLs(DockerImageLsSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerImageLs(DockerImageLsSettings)"/>
    public static IReadOnlyCollection<Output> DockerImageLs(
        Configure<DockerImageLsSettings> configurator
    ) => DockerImageLs(configurator(new DockerImageLsSettings()));

    /// <inheritdoc cref="DockerImageLs(DockerImageLsSettings)"/>
    public static IEnumerable<(
        DockerImageLsSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerImageLs(
        CombinatorialConfigure<DockerImageLsSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerImageLs, degreeOfParallelism, completeOnFailure);

    /// <summary>Removes images: <c>docker rmi</c>.</summary>
    public static IReadOnlyCollection<Output> DockerRmi(DockerRmiSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerRmi(DockerRmiSettings)"/>
    public static IReadOnlyCollection<Output> DockerRmi(
        Configure<DockerRmiSettings> configurator
    ) => DockerRmi(configurator(new DockerRmiSettings()));

    /// <inheritdoc cref="DockerRmi(DockerRmiSettings)"/>
    public static IEnumerable<(
        DockerRmiSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerRmi(
        CombinatorialConfigure<DockerRmiSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerRmi, degreeOfParallelism, completeOnFailure);

    /// <summary>Saves images as an archive: <c>docker save</c>.</summary>
    public static IReadOnlyCollection<Output> DockerSave(DockerSaveSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerSave(DockerSaveSettings)"/>
    public static IReadOnlyCollection<Output> DockerSave(
        Configure<DockerSaveSettings> configurator
    ) => DockerSave(configurator(new DockerSaveSettings()));

    /// <inheritdoc cref="DockerSave(DockerSaveSettings)"/>
    public static IEnumerable<(
        DockerSaveSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerSave(
        CombinatorialConfigure<DockerSaveSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerSave, degreeOfParallelism, completeOnFailure);

    /// <summary>Loads images of an archive: <c>docker load</c>.</summary>
    public static IReadOnlyCollection<Output> DockerLoad(DockerLoadSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerLoad(DockerLoadSettings)"/>
    public static IReadOnlyCollection<Output> DockerLoad(
        Configure<DockerLoadSettings> configurator
    ) => DockerLoad(configurator(new DockerLoadSettings()));

    /// <inheritdoc cref="DockerLoad(DockerLoadSettings)"/>
    public static IEnumerable<(
        DockerLoadSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerLoad(
        CombinatorialConfigure<DockerLoadSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerLoad, degreeOfParallelism, completeOnFailure);
}
