using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public partial class DotNetTasks
{
    /// <summary>Runs the tests of a project: <c>dotnet test</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetTest(DotNetTestSettings options = null) =>
        new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetTest(DotNetTestSettings)"/>
    public static IReadOnlyCollection<Output> DotNetTest(
        Configure<DotNetTestSettings> configurator
    ) => DotNetTest(configurator(new DotNetTestSettings()));

    /// <inheritdoc cref="DotNetTest(DotNetTestSettings)"/>
    public static IEnumerable<(
        DotNetTestSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetTest(
        CombinatorialConfigure<DotNetTestSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetTest, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs a project: <c>dotnet run</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetRun(DotNetRunSettings options = null) =>
        new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetRun(DotNetRunSettings)"/>
    public static IReadOnlyCollection<Output> DotNetRun(
        Configure<DotNetRunSettings> configurator
    ) => DotNetRun(configurator(new DotNetRunSettings()));

    /// <inheritdoc cref="DotNetRun(DotNetRunSettings)"/>
    public static IEnumerable<(
        DotNetRunSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetRun(
        CombinatorialConfigure<DotNetRunSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetRun, degreeOfParallelism, completeOnFailure);

    /// <summary>Restores the packages of a project: <c>dotnet restore</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetRestore(DotNetRestoreSettings options = null) =>
        new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetRestore(DotNetRestoreSettings)"/>
    public static IReadOnlyCollection<Output> DotNetRestore(
        Configure<DotNetRestoreSettings> configurator
    ) => DotNetRestore(configurator(new DotNetRestoreSettings()));

    /// <inheritdoc cref="DotNetRestore(DotNetRestoreSettings)"/>
    public static IEnumerable<(
        DotNetRestoreSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetRestore(
        CombinatorialConfigure<DotNetRestoreSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetRestore, degreeOfParallelism, completeOnFailure);

    /// <summary>Makes packages of a project: <c>dotnet pack</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetPack(DotNetPackSettings options = null) =>
        new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetPack(DotNetPackSettings)"/>
    public static IReadOnlyCollection<Output> DotNetPack(
        Configure<DotNetPackSettings> configurator
    ) => DotNetPack(configurator(new DotNetPackSettings()));

    /// <inheritdoc cref="DotNetPack(DotNetPackSettings)"/>
    public static IEnumerable<(
        DotNetPackSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetPack(
        CombinatorialConfigure<DotNetPackSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetPack, degreeOfParallelism, completeOnFailure);

    /// <summary>Builds a project: <c>dotnet build</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetBuild(DotNetBuildSettings options = null) =>
        new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetBuild(DotNetBuildSettings)"/>
    public static IReadOnlyCollection<Output> DotNetBuild(
        Configure<DotNetBuildSettings> configurator
    ) => DotNetBuild(configurator(new DotNetBuildSettings()));

    /// <inheritdoc cref="DotNetBuild(DotNetBuildSettings)"/>
    public static IEnumerable<(
        DotNetBuildSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetBuild(
        CombinatorialConfigure<DotNetBuildSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetBuild, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs targets of a project: <c>dotnet msbuild</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetMSBuild(DotNetMSBuildSettings options = null) =>
        new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetMSBuild(DotNetMSBuildSettings)"/>
    public static IReadOnlyCollection<Output> DotNetMSBuild(
        Configure<DotNetMSBuildSettings> configurator
    ) => DotNetMSBuild(configurator(new DotNetMSBuildSettings()));

    /// <inheritdoc cref="DotNetMSBuild(DotNetMSBuildSettings)"/>
    public static IEnumerable<(
        DotNetMSBuildSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetMSBuild(
        CombinatorialConfigure<DotNetMSBuildSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetMSBuild, degreeOfParallelism, completeOnFailure);

    /// <summary>Deletes what the build of a project made: <c>dotnet clean</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetClean(DotNetCleanSettings options = null) =>
        new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetClean(DotNetCleanSettings)"/>
    public static IReadOnlyCollection<Output> DotNetClean(
        Configure<DotNetCleanSettings> configurator
    ) => DotNetClean(configurator(new DotNetCleanSettings()));

    /// <inheritdoc cref="DotNetClean(DotNetCleanSettings)"/>
    public static IEnumerable<(
        DotNetCleanSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetClean(
        CombinatorialConfigure<DotNetCleanSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetClean, degreeOfParallelism, completeOnFailure);

    /// <summary>Formats the code of a project: <c>dotnet format</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetFormat(DotNetFormatSettings options = null) =>
        new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetFormat(DotNetFormatSettings)"/>
    public static IReadOnlyCollection<Output> DotNetFormat(
        Configure<DotNetFormatSettings> configurator
    ) => DotNetFormat(configurator(new DotNetFormatSettings()));

    /// <inheritdoc cref="DotNetFormat(DotNetFormatSettings)"/>
    public static IEnumerable<(
        DotNetFormatSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetFormat(
        CombinatorialConfigure<DotNetFormatSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetFormat, degreeOfParallelism, completeOnFailure);

    /// <summary>Publishes a project: <c>dotnet publish</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetPublish(DotNetPublishSettings options = null) =>
        new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetPublish(DotNetPublishSettings)"/>
    public static IReadOnlyCollection<Output> DotNetPublish(
        Configure<DotNetPublishSettings> configurator
    ) => DotNetPublish(configurator(new DotNetPublishSettings()));

    /// <inheritdoc cref="DotNetPublish(DotNetPublishSettings)"/>
    public static IEnumerable<(
        DotNetPublishSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetPublish(
        CombinatorialConfigure<DotNetPublishSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetPublish, degreeOfParallelism, completeOnFailure);
}
