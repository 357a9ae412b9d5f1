using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public partial class DotNetTasks
{
    /// <summary>Pushes packages to a feed: <c>dotnet nuget push</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetNuGetPush(
        DotNetNuGetPushSettings options = null
    ) => new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetNuGetPush(DotNetNuGetPushSettings)"/>
    public static IReadOnlyCollection<Output> DotNetNuGetPush(
        Configure<DotNetNuGetPushSettings> configurator
    ) => DotNetNuGetPush(configurator(new DotNetNuGetPushSettings()));

    /// <inheritdoc cref="DotNetNuGetPush(DotNetNuGetPushSettings)"/>
    public static IEnumerable<(
        DotNetNuGetPushSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetNuGetPush(
        CombinatorialConfigure<DotNetNuGetPushSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetNuGetPush, degreeOfParallelism, completeOnFailure);

    /// <summary>Deletes a package of a feed, which nuget.org takes as hiding it: <c>dotnet nuget delete</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetNuGetDelete(
        DotNetNuGetDeleteSettings options = null
    ) => new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetNuGetDelete(DotNetNuGetDeleteSettings)"/>
    public static IReadOnlyCollection<Output> DotNetNuGetDelete(
        Configure<DotNetNuGetDeleteSettings> configurator
    ) => DotNetNuGetDelete(configurator(new DotNetNuGetDeleteSettings()));

    /// <inheritdoc cref="DotNetNuGetDelete(DotNetNuGetDeleteSettings)"/>
    public static IEnumerable<(
        DotNetNuGetDeleteSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetNuGetDelete(
        CombinatorialConfigure<DotNetNuGetDeleteSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetNuGetDelete, degreeOfParallelism, completeOnFailure);

    /// <summary>Adds a feed to the configuration: <c>dotnet nuget add source</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetNuGetAddSource(
        DotNetNuGetAddSourceSettings options = null
    ) => new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetNuGetAddSource(DotNetNuGetAddSourceSettings)"/>
    public static IReadOnlyCollection<Output> DotNetNuGetAddSource(
        Configure<DotNetNuGetAddSourceSettings> configurator
    ) => DotNetNuGetAddSource(configurator(new DotNetNuGetAddSourceSettings()));

    /// <inheritdoc cref="DotNetNuGetAddSource(DotNetNuGetAddSourceSettings)"/>
    public static IEnumerable<(
        DotNetNuGetAddSourceSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetNuGetAddSource(
        CombinatorialConfigure<DotNetNuGetAddSourceSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetNuGetAddSource, degreeOfParallelism, completeOnFailure);

    /// <summary>Installs a tool: <c>dotnet tool install</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetToolInstall(
        DotNetToolInstallSettings options = null
    ) => new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetToolInstall(DotNetToolInstallSettings)"/>
    public static IReadOnlyCollection<Output> DotNetToolInstall(
        Configure<DotNetToolInstallSettings> configurator
    ) => DotNetToolInstall(configurator(new DotNetToolInstallSettings()));

    /// <inheritdoc cref="DotNetToolInstall(DotNetToolInstallSettings)"/>
    public static IEnumerable<(
        DotNetToolInstallSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetToolInstall(
        CombinatorialConfigure<DotNetToolInstallSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetToolInstall, degreeOfParallelism, completeOnFailure);

    /// <summary>Restores the tools of the manifest: <c>dotnet tool restore</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetToolRestore(
        DotNetToolRestoreSettings options = null
    ) => new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetToolRestore(DotNetToolRestoreSettings)"/>
    public static IReadOnlyCollection<Output> DotNetToolRestore(
        Configure<DotNetToolRestoreSettings> configurator
    ) => DotNetToolRestore(configurator(new DotNetToolRestoreSettings()));

    /// <inheritdoc cref="DotNetToolRestore(DotNetToolRestoreSettings)"/>
    public static IEnumerable<(
        DotNetToolRestoreSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetToolRestore(
        CombinatorialConfigure<DotNetToolRestoreSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetToolRestore, degreeOfParallelism, completeOnFailure);

    /// <summary>Uninstalls a tool: <c>dotnet tool uninstall</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetToolUninstall(
        DotNetToolUninstallSettings options = null
    ) => new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetToolUninstall(DotNetToolUninstallSettings)"/>
    public static IReadOnlyCollection<Output> DotNetToolUninstall(
        Configure<DotNetToolUninstallSettings> configurator
    ) => DotNetToolUninstall(configurator(new DotNetToolUninstallSettings()));

    /// <inheritdoc cref="DotNetToolUninstall(DotNetToolUninstallSettings)"/>
    public static IEnumerable<(
        DotNetToolUninstallSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetToolUninstall(
        CombinatorialConfigure<DotNetToolUninstallSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetToolUninstall, degreeOfParallelism, completeOnFailure);

    /// <summary>Updates a tool: <c>dotnet tool update</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetToolUpdate(
        DotNetToolUpdateSettings options = null
    ) => new DotNetTasks().Run(options);

    /// <inheritdoc cref="DotNetToolUpdate(DotNetToolUpdateSettings)"/>
    public static IReadOnlyCollection<Output> DotNetToolUpdate(
        Configure<DotNetToolUpdateSettings> configurator
    ) => DotNetToolUpdate(configurator(new DotNetToolUpdateSettings()));

    /// <inheritdoc cref="DotNetToolUpdate(DotNetToolUpdateSettings)"/>
    public static IEnumerable<(
        DotNetToolUpdateSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetToolUpdate(
        CombinatorialConfigure<DotNetToolUpdateSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(DotNetToolUpdate, degreeOfParallelism, completeOnFailure);
}
