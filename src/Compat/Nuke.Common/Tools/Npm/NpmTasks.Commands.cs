using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Npm;

public partial class NpmTasks
{
    /// <summary>Installs just what the lock file says: <c>npm ci</c>.</summary>
    public static IReadOnlyCollection<Output> NpmCi(NpmCiSettings options = null) =>
        new NpmTasks().Run(options);

    /// <inheritdoc cref="NpmCi(NpmCiSettings)"/>
    public static IReadOnlyCollection<Output> NpmCi(Configure<NpmCiSettings> configurator) =>
        NpmCi(configurator(new NpmCiSettings()));

    /// <inheritdoc cref="NpmCi(NpmCiSettings)"/>
    public static IEnumerable<(NpmCiSettings Settings, IReadOnlyCollection<Output> Output)> NpmCi(
        CombinatorialConfigure<NpmCiSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(NpmCi, degreeOfParallelism, completeOnFailure);

    /// <summary>Installs packages: <c>npm install</c>.</summary>
    public static IReadOnlyCollection<Output> NpmInstall(NpmInstallSettings options = null) =>
        new NpmTasks().Run(options);

    /// <inheritdoc cref="NpmInstall(NpmInstallSettings)"/>
    public static IReadOnlyCollection<Output> NpmInstall(
        Configure<NpmInstallSettings> configurator
    ) => NpmInstall(configurator(new NpmInstallSettings()));

    /// <inheritdoc cref="NpmInstall(NpmInstallSettings)"/>
    public static IEnumerable<(
        NpmInstallSettings Settings,
        IReadOnlyCollection<Output> Output
    )> NpmInstall(
        CombinatorialConfigure<NpmInstallSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(NpmInstall, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs a script of the package: <c>npm run</c>.</summary>
    public static IReadOnlyCollection<Output> NpmRun(NpmRunSettings options = null) =>
        new NpmTasks().Run(options);

    /// <inheritdoc cref="NpmRun(NpmRunSettings)"/>
    public static IReadOnlyCollection<Output> NpmRun(Configure<NpmRunSettings> configurator) =>
        NpmRun(configurator(new NpmRunSettings()));

    /// <inheritdoc cref="NpmRun(NpmRunSettings)"/>
    public static IEnumerable<(NpmRunSettings Settings, IReadOnlyCollection<Output> Output)> NpmRun(
        CombinatorialConfigure<NpmRunSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => configurator.Invoke(NpmRun, degreeOfParallelism, completeOnFailure);
}
