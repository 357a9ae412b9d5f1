using System;
using System.ComponentModel;
using System.Linq;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using Serilog;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

[GitHubActions(
    "continuous",
    GitHubActionsImage.UbuntuLatest,
    On = new[] { GitHubActionsTrigger.Push },
    InvokedTargets = new[] { nameof(Test), nameof(Pack) }
)]
[GitHubActions(
    "release",
    GitHubActionsImage.UbuntuLatest,
    OnPushTags = new[] { "v*" },
    InvokedTargets = new[] { nameof(Push) },
    ImportSecrets = new[] { nameof(NuGetApiKey) }
)]
class Build : NukeBuild
{
    public static int Main() => Execute<Build>(x => x.Compile);

    [Parameter("Configuration to build - Default is 'Debug' (local) or 'Release' (server)")]
    readonly Configuration Configuration = IsLocalBuild
        ? Configuration.Debug
        : Configuration.Release;

    [Parameter("Feed that packages are pushed to")]
    readonly string NuGetSource = "https://api.nuget.org/v3/index.json";

    [Parameter]
    [Secret]
    readonly string NuGetApiKey;

    [Parameter]
    readonly string Version = "0.0.1-local";

    [Solution]
    readonly Solution Solution;

    [GitRepository]
    readonly GitRepository GitRepository;

    AbsolutePath SourceDirectory => RootDirectory / "src";
    AbsolutePath TestsDirectory => RootDirectory / "tests";
    AbsolutePath OutputDirectory => RootDirectory / "output";
    AbsolutePath PackagesDirectory => OutputDirectory / "packages";

    Target Clean =>
        _ =>
            _.Before(Restore)
                .Executes(() =>
                {
                    SourceDirectory.GlobDirectories("**/bin", "**/obj").DeleteDirectories();
                    TestsDirectory.GlobDirectories("**/bin", "**/obj").DeleteDirectories();
                    OutputDirectory.CreateOrCleanDirectory();
                });

    Target Restore => _ => _.Executes(() => DotNetRestore(_ => _.SetProjectFile(Solution)));

    Target Compile =>
        _ =>
            _.DependsOn(Restore)
                .Executes(() =>
                {
                    DotNetBuild(_ =>
                        _.SetProjectFile(Solution)
                            .SetConfiguration(Configuration)
                            .SetVersion(Version)
                            .SetVerbosity(DotNetVerbosity.quiet)
                            .EnableNoRestore()
                            .EnableNoLogo()
                            .When(IsServerBuild, _ => _.EnableContinuousIntegrationBuild())
                    );

                    ReportSummary(_ =>
                        _.AddPair("Version", Version)
                            .AddPairWhenValueNotNull("Branch", GitRepository?.Branch)
                    );
                });

    Target Test =>
        _ =>
            _.DependsOn(Compile)
                .Executes(() =>
                {
                    foreach (var project in Solution.GetAllProjects("*.Checks"))
                    {
                        Log.Information("Checking with {Project}", project.Name);
                        DotNetRun(_ =>
                            _.SetProjectFile(project)
                                .SetConfiguration(Configuration)
                                .EnableNoBuild()
                                .SetApplicationArguments("three words here")
                        );
                    }
                });

    Target Pack =>
        _ =>
            _.DependsOn(Compile)
                .Produces(PackagesDirectory / "*.nupkg")
                .Executes(() =>
                {
                    DotNetPack(_ =>
                        _.SetProject(Solution.GetProject("Acme.Text"))
                            .SetConfiguration(Configuration)
                            .SetVersion(Version)
                            .SetOutputDirectory(PackagesDirectory)
                            .EnableNoBuild()
                            .EnableNoLogo()
                            .SetVerbosity(DotNetVerbosity.quiet)
                    );

                    var packages = PackagesDirectory.GlobFiles("*.nupkg").Select(x => x.Name);
                    ReportSummary(_ => _.AddPair("Packages", packages.JoinCommaSpace()));
                });

    Target Push =>
        _ =>
            _.DependsOn(Test, Pack)
                .Requires(() => NuGetApiKey)
                .Requires(() => Configuration.Equals(Configuration.Release))
                .OnlyWhenStatic(() => GitRepository.IsOnMainOrMasterBranch())
                .Executes(() =>
                {
                    DotNetNuGetPush(
                        _ =>
                            _.SetSource(NuGetSource)
                                .SetApiKey(NuGetApiKey)
                                .EnableSkipDuplicate()
                                .CombineWith(
                                    PackagesDirectory.GlobFiles("*.nupkg"),
                                    (_, path) => _.SetTargetPath(path)
                                ),
                        degreeOfParallelism: 2,
                        completeOnFailure: true
                    );
                });
}

[TypeConverter(typeof(TypeConverter<Configuration>))]
public class Configuration : Enumeration
{
    public static Configuration Debug = new() { Value = nameof(Debug) };
    public static Configuration Release = new() { Value = nameof(Release) };

    public static implicit operator string(Configuration configuration) => configuration.Value;
}
