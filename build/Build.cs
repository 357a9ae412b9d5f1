using System.Globalization;
using System.Xml.Linq;
using MlOpsBuild.Nuke;
using MlOpsBuild.Nuke.Workflows;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Serilog;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

/// <summary>This repository's own build: the MlOpsBuild components, and what a library build has.</summary>
[MlOpsWorkflows(Registry = "ghcr.io")]
class Build : NukeBuild, IMlOpsPipeline
{
    /// <summary>Without a target the build does its main job.</summary>
    public static int Main() => Execute<Build>(x => ((IReport)x).Report);

    [Parameter("Configuration to build - Default is 'Release'")]
    readonly string Configuration = "Release";

    [Parameter("Format: only verify, change nothing")]
    readonly bool Check;

    [Parameter("Test: run only tests whose full name matches, e.g. '*Csv*'")]
    readonly string? Filter;

    AbsolutePath SolutionFile => RootDirectory / "MlOpsBuild.sln";
    AbsolutePath ArtifactsDirectory => RootDirectory / "artifacts";
    AbsolutePath TestResultsDirectory => ArtifactsDirectory / "tests";

    Target Clean =>
        _ =>
            _.Description("Deletes build outputs (the store of results stays)")
                .Before(Restore)
                .Executes(() =>
                {
                    foreach (
                        var directory in RootDirectory.GlobDirectories(
                            "src/**/bin",
                            "src/**/obj",
                            "tests/**/bin",
                            "tests/**/obj"
                        )
                    )
                    {
                        directory.DeleteDirectory();
                    }

                    ArtifactsDirectory.CreateOrCleanDirectory();
                });

    Target Restore => _ => _.Executes(() => DotNet($"restore {SolutionFile} --verbosity quiet"));

    Target Compile =>
        _ =>
            _.Description("Compiles the solution with all analyzers")
                .DependsOn(Restore)
                .Executes(() =>
                    DotNet(
                        $"build {SolutionFile} --no-restore --configuration {Configuration} --verbosity quiet --nologo"
                    )
                );

    Target Format =>
        _ =>
            _.Description("Formats the sources with csharpier, or with --check verifies them")
                .Before(Restore)
                .Executes(() =>
                {
                    DotNet(
                        $"tool restore --verbosity quiet",
                        workingDirectory: RootDirectory,
                        logOutput: false
                    );
                    DotNet(
                        $"csharpier {(Check ? "check" : "format")} .",
                        workingDirectory: RootDirectory
                    );
                });

    Target Test =>
        _ =>
            _.Description("Installs what the tests need (as root), runs them all")
                .DependsOn(Compile)
                .Executes(() =>
                {
                    TestNeeds.Install(RootDirectory);
                    TestResultsDirectory.CreateOrCleanDirectory();
                    var (passed, failed, skipped) = (0, 0, 0);
                    foreach (
                        var name in new[]
                        {
                            "MlOpsBuild.Compat.Tests",
                            "MlOpsBuild.Tests",
                            "MlOpsBuild.Serving.Tests",
                            "MlOpsBuild.Delivery.Tests",
                            "MlOpsBuild.IntegrationTests",
                            "MlOpsBuild.MLNet.Tests",
                        }
                    )
                    {
                        var results = TestResultsDirectory / $"{name}.xml";
                        var program =
                            RootDirectory
                            / "tests"
                            / name
                            / "bin"
                            / Configuration
                            / "net10.0"
                            / $"{name}.dll";
                        // Where the feed lacks Microsoft.ML they are not built.
                        if (name == "MlOpsBuild.MLNet.Tests" && !program.FileExists())
                        {
                            continue;
                        }

                        string arguments = $"\"{program}\" -noLogo -noColor -xml \"{results}\"";
                        if (Filter is not null)
                        {
                            arguments += $" -method \"{Filter}\"";
                        }

                        ProcessTasks
                            .StartProcess("dotnet", arguments, RootDirectory)
                            .AssertWaitForExit();
                        foreach (var assembly in XDocument.Load(results).Root!.Elements("assembly"))
                        {
                            int Count(string attribute) =>
                                int.Parse(
                                    assembly.Attribute(attribute)?.Value ?? "0",
                                    CultureInfo.InvariantCulture
                                );
                            passed += Count("passed");
                            failed += Count("failed") + Count("errors");
                            skipped += Count("skipped") + Count("not-run");
                        }
                    }

                    var summary = $"{passed} passed, {failed} failed, {skipped} skipped";
                    (TestResultsDirectory / "summary.txt").WriteAllText(summary);
                    ReportSummary(_ =>
                    {
                        _.Add("Tests", summary);
                        return _;
                    });
                    Log.Information("{Summary}", summary);
                    Assert.True(failed == 0, $"{failed} tests failed; see {TestResultsDirectory}");
                    Assert.True(passed > 0, "No test ran.");
                });

    Target Pack =>
        _ =>
            _.Description("Packs the libraries")
                .DependsOn(Compile)
                .Produces(ArtifactsDirectory / "packages" / "*.nupkg")
                .Executes(() =>
                    DotNet(
                        $"pack {SolutionFile} --no-build --configuration {Configuration} --output {ArtifactsDirectory / "packages"} --verbosity quiet --nologo"
                    )
                );

    Target Benchmark =>
        _ =>
            _.Description(
                    "Runs the benchmarks; results as markdown in tests/MlOpsBuild.Benchmarks/results"
                )
                .DependsOn(Compile)
                .Executes(() =>
                    DotNet(
                        $"run --project {RootDirectory / "tests" / "MlOpsBuild.Benchmarks"} --no-build --configuration {Configuration} -- --filter * --exporters markdown --artifacts {RootDirectory / "tests" / "MlOpsBuild.Benchmarks" / "results"}"
                    )
                );

    protected override void OnTargetFailed(string target) => ExitCode ??= 1;
}
