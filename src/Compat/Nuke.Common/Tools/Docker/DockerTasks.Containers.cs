using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

public partial class DockerTasks
{
    /// <summary>Runs a command in a new container: <c>docker run</c>.</summary>
    public static IReadOnlyCollection<Output> DockerRun(DockerRunSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerRun(DockerRunSettings)"/>
    public static IReadOnlyCollection<Output> DockerRun(
        Configure<DockerRunSettings> configurator
    ) => DockerRun(configurator(new DockerRunSettings()));

    /// <inheritdoc cref="DockerRun(DockerRunSettings)"/>
    public static IEnumerable<(
        DockerRunSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerRun(
        CombinatorialConfigure<DockerRunSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerRun, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs a command in a running container: <c>docker exec</c>.</summary>
    public static IReadOnlyCollection<Output> DockerExec(DockerExecSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerExec(DockerExecSettings)"/>
    public static IReadOnlyCollection<Output> DockerExec(
        Configure<DockerExecSettings> configurator
    ) => DockerExec(configurator(new DockerExecSettings()));

    /// <inheritdoc cref="DockerExec(DockerExecSettings)"/>
    public static IEnumerable<(
        DockerExecSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerExec(
        CombinatorialConfigure<DockerExecSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerExec, degreeOfParallelism, completeOnFailure);

    /// <summary>Lists containers: <c>docker ps</c>.</summary>
    public static IReadOnlyCollection<Output> DockerPs(DockerPsSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerPs(DockerPsSettings)"/>
    public static IReadOnlyCollection<Output> DockerPs(Configure<DockerPsSettings> configurator) =>
        DockerPs(configurator(new DockerPsSettings()));

    /// <inheritdoc cref="DockerPs(DockerPsSettings)"/>
    public static IEnumerable<(
        DockerPsSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerPs(
        CombinatorialConfigure<DockerPsSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerPs, degreeOfParallelism, completeOnFailure);

    /// <summary>Stops containers: <c>docker stop</c>.</summary>
    public static IReadOnlyCollection<Output> DockerStop(DockerStopSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerStop(DockerStopSettings)"/>
    public static IReadOnlyCollection<Output> DockerStop(
        Configure<DockerStopSettings> configurator
    ) => DockerStop(configurator(new DockerStopSettings()));

    /// <inheritdoc cref="DockerStop(DockerStopSettings)"/>
    public static IEnumerable<(
        DockerStopSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerStop(
        CombinatorialConfigure<DockerStopSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerStop, degreeOfParallelism, completeOnFailure);

    /// <summary>Removes containers: <c>docker rm</c>.</summary>
    public static IReadOnlyCollection<Output> DockerRm(DockerRmSettings options = null) =>
        new DockerTasks().Run(options);

    /// <inheritdoc cref="DockerRm(DockerRmSettings)"/>
    public static IReadOnlyCollection<Output> DockerRm(Configure<DockerRmSettings> configurator) =>
        DockerRm(configurator(new DockerRmSettings()));

    /// <inheritdoc cref="DockerRm(DockerRmSettings)"/>
    public static IEnumerable<(
        DockerRmSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DockerRm(
        CombinatorialConfigure<DockerRmSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DockerRm, degreeOfParallelism, completeOnFailure);
}
