using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Serilog;

/// <summary>Builds about workflows, each run when the environment variable SAMPLE names it.</summary>
internal abstract class WorkflowBuild : NukeBuild
{
    public Target Compile => _ => _.Executes(() => { });

    public Target Test =>
        _ =>
            _.DependsOn(Compile)
                .Produces(RootDirectory / "output" / "results" / "**" / "*.xml")
                .Produces(RootDirectory / "output" / "results" / "*.trx")
                .Produces(RootDirectory / "output" / "log.txt")
                .Executes(() => { });

    public Target Report =>
        _ => _.TriggeredBy(Test).Produces(RootDirectory / "report.html").Executes(() => { });

    public Target Unrelated => _ => _.Produces(RootDirectory / "unrelated").Executes(() => { });

    public Target ShowEvent =>
        _ =>
            _.Executes(() =>
                Log.Information(
                    "Event={Event}",
                    GitHubActions.Instance.GitHubEvent?["pull_request"]?["title"]?.ToString()
                )
            );

    public static int? TryRun() =>
        Environment.GetEnvironmentVariable("SAMPLE") switch
        {
            nameof(ManualBuild) => Execute<ManualBuild>(x => x.Compile),
            nameof(DerivedBuild) => Execute<DerivedBuild>(x => x.Compile),
            nameof(UnknownTargetBuild) => Execute<UnknownTargetBuild>(x => x.Compile),
            nameof(TwiceBuild) => Execute<TwiceBuild>(x => x.Compile),
            nameof(NoTriggerBuild) => Execute<NoTriggerBuild>(x => x.Compile),
            nameof(InheritedBuild) => Execute<InheritedBuild>(x => x.Compile),
            nameof(ServerBuild) => Execute<ServerBuild>(x => x.Compile),
            nameof(ReadingBuild) => Execute<ReadingBuild>(x => x.Compile),
            nameof(SilentBuild) => Execute<SilentBuild>(x => x.Compile),
            nameof(PlainBuild) => Execute<PlainBuild>(x => x.Compile),
            _ => null,
        };
}

internal class PlainBuild : WorkflowBuild;

[GitHubActions(
    "manual",
    GitHubActionsImage.UbuntuLatest,
    On = new[] { GitHubActionsTrigger.Push },
    InvokedTargets = new[] { nameof(Compile) },
    AutoGenerate = false
)]
internal class ManualBuild : WorkflowBuild;

[WithDotNet(
    "derived",
    GitHubActionsImage.UbuntuLatest,
    OnPushBranches = new[] { "main" },
    InvokedTargets = new[] { nameof(Test), nameof(Compile) }
)]
internal class DerivedBuild : WorkflowBuild;

[GitHubActions(
    "unknown",
    GitHubActionsImage.UbuntuLatest,
    On = new[] { GitHubActionsTrigger.Push },
    InvokedTargets = new[] { "Tset" }
)]
internal class UnknownTargetBuild : WorkflowBuild;

[GitHubActions(
    "my build",
    GitHubActionsImage.UbuntuLatest,
    On = new[] { GitHubActionsTrigger.Push }
)]
[GitHubActions(
    "my_build",
    GitHubActionsImage.UbuntuLatest,
    On = new[] { GitHubActionsTrigger.Push }
)]
internal class TwiceBuild : WorkflowBuild;

[GitHubActions(
    "untriggered",
    GitHubActionsImage.UbuntuLatest,
    InvokedTargets = new[] { nameof(Compile) }
)]
internal class NoTriggerBuild : WorkflowBuild;

internal class InheritedBuild : DerivedBuild;

[GitHubActions(
    "server",
    GitHubActionsImage.UbuntuLatest,
    On = new[] { GitHubActionsTrigger.Push },
    InvokedTargets = new[] { nameof(Binaries), nameof(ICollect.Collect) }
)]
internal class ServerBuild : WorkflowBuild, ICollect
{
    private readonly string Configuration = IsLocalBuild ? "Debug" : "Release";

    public Target Binaries =>
        _ => _.Produces(RootDirectory / "bin" / Configuration).Executes(() => { });
}

internal interface ICollect : INukeBuild
{
    [Parameter]
    string Results => TryGetValue(() => Results) ?? "results";

    Target Collect => _ => _.Produces(RootDirectory / Results).Executes(() => { });
}

[Reading("reading")]
internal class ReadingBuild : WorkflowBuild;

[Silent("silent")]
internal class SilentBuild : WorkflowBuild;

/// <summary>Its name stands in a file; each time that it is made is a line in another.</summary>
internal class SilentAttribute : GitHubActionsAttribute
{
    public SilentAttribute(string name)
        : base(name, GitHubActionsImage.UbuntuLatest) { }

    protected AbsolutePath NameFile => Build.RootDirectory / "name.txt";

    public override ConfigurationEntity GetConfiguration(
        IReadOnlyCollection<ExecutableTarget> relevantTargets
    )
    {
        File.AppendAllText(Build.RootDirectory / "made.txt", "once more\n");
        EnvironmentName = File.Exists(NameFile) ? File.ReadAllText(NameFile).Trim() : "nobody";
        On = new[] { GitHubActionsTrigger.Push };
        return base.GetConfiguration(relevantTargets);
    }
}

/// <summary>Says which file it reads, as a property that the package knows nothing of.</summary>
internal class ReadingAttribute : SilentAttribute
{
    public ReadingAttribute(string name)
        : base(name) { }

    public IEnumerable<AbsolutePath> InputFiles
    {
        get { yield return NameFile; }
    }
}

/// <summary>As users write it: with a step that installs the SDK, an import and a trigger more.</summary>
internal class WithDotNetAttribute : GitHubActionsAttribute
{
    public WithDotNetAttribute(
        string name,
        GitHubActionsImage image,
        params GitHubActionsImage[] images
    )
        : base(name, image, images) { }

    protected override GitHubActionsJob GetJobs(
        GitHubActionsImage image,
        IReadOnlyCollection<ExecutableTarget> relevantTargets
    )
    {
        var job = base.GetJobs(image, relevantTargets);
        var steps = new List<GitHubActionsStep>(job.Steps);
        steps.Insert(1, new SetupDotNetStep { Versions = new[] { "8.0", "10.0" } });
        job.Steps = steps.ToArray();
        return job;
    }

    protected override IEnumerable<(string Key, string Value)> GetImports()
    {
        foreach (var import in base.GetImports())
            yield return import;

        yield return ("RunNumber", "${{ github.run_number }}");
    }

    protected override IEnumerable<GitHubActionsDetailedTrigger> GetTriggers() =>
        base.GetTriggers().Append(new ReleaseTrigger());

    private class SetupDotNetStep : GitHubActionsStep
    {
        public string[] Versions { get; set; }

        public override void Write(CustomFileWriter writer)
        {
            writer.WriteLine("- uses: actions/setup-dotnet@v5");
            using (writer.Indent())
            {
                writer.WriteLine("with:");
                using (writer.Indent())
                {
                    writer.WriteLine("dotnet-version: |");
                    using (writer.Indent())
                    {
                        foreach (var version in Versions)
                            writer.WriteLine(version);
                    }
                }
            }
        }
    }

    private class ReleaseTrigger : GitHubActionsDetailedTrigger
    {
        public override void Write(CustomFileWriter writer)
        {
            writer.WriteLine("release:");
            using (writer.Indent())
                writer.WriteLine("types: [published]");
        }
    }
}
