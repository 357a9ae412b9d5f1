using MlOpsBuild.Nuke.Workflows;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Nuke.Workflows;

/// <summary>All workflows that there are to judge: goldens, those of this repository, and those of each kind of registry.</summary>
internal static class WorkflowTexts
{
    public static IEnumerable<(string Name, string Text)> All() =>
        Golden().Concat(Committed()).Concat(OfRegistries()).Concat(OfImages()).Concat(OfLimits());

    public static IEnumerable<(string Name, string Text)> Golden() =>
        In(Path.Combine(GoldenFile.Root, "tests/MlOpsBuild.Tests/Nuke/Workflows/Golden"));

    public static IEnumerable<(string Name, string Text)> Committed() =>
        In(Path.Combine(GoldenFile.Root, ".github", "workflows"));

    private static IEnumerable<(string Name, string Text)> OfRegistries()
    {
        foreach (
            var registry in new[]
            {
                null,
                "ghcr.io",
                "acme.azurecr.io/models/{model}",
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com/models",
                "europe-west1-docker.pkg.dev/acme/models/{model}",
                "registry.example.org:5000/team/{model}",
            }
        )
        {
            foreach (var (name, content) in WorkflowFile.Of(Plans.Of(registry)))
            {
                yield return ($"{registry ?? "no registry"} {name}", content);
            }
        }
    }

    private static IEnumerable<(string Name, string Text)> OfImages()
    {
        var plan = Plans.Of(null, "Report") with
        {
            Images = ["ubuntu-latest", "windows-latest", "macos-latest"],
            Models = WorkflowModel.Of(["true", "1.0", "models/price"]),
        };
        yield return ("images mlops.yml", Plans.Text(plan, WorkflowFile.Report));
    }

    // The longest and strangest that is accepted.
    private static IEnumerable<(string Name, string Text)> OfLimits()
    {
        var name = new string('n', 80);
        var options = new MlOpsWorkflowsAttribute
        {
            Models = [name, "1", "0x1f", "null/true", "a..b/-/_.-.", "Models.d/mlops.yaml"],
            Branches = ["release/**", "1", "v1.x", "true", "_*-", new string('b', 200)],
            Environments = [name, "x_", "X-1"],
            Schedule = "20/15,*/7 1-5/2 1,31 JAN-MAR,12 SUN,6",
            DotNetVersion = "10.0.100-rc.1.*",
            SigningKeySecret = "_",
        };
        WorkflowOptionCheck.Check(options);
        var plan = Plans.Of("a--b.c:65535/_{model}--/./") with
        {
            Models = WorkflowModel.Of(options.Models),
            Branches = options.Branches,
            Environments = options.Environments,
            Schedule = options.Schedule,
            SigningKeySecret = options.SigningKeySecret,
            TuneShards = 3,
        };
        WorkflowOptionCheck.CheckModels(plan.Models);
        foreach (var (file, content) in WorkflowFile.Of(plan))
        {
            yield return ($"limits {file}", content);
        }
    }

    private static IEnumerable<(string Name, string Text)> In(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => (Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)));
}
