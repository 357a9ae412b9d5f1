using MlOpsBuild.Nuke.Workflows;

namespace MlOpsBuild.Tests.Nuke.Workflows;

/// <summary>Plans of builds that nobody has to start.</summary>
internal static class Plans
{
    public static readonly string[] AllTargets =
    [
        "Report",
        "PostReport",
        "Pull",
        "Push",
        "Tune",
        "Register",
        "Containerize",
        "Deploy",
        "Monitor",
        "Retrain",
    ];

    public static WorkflowPlan Of(string? registry, params string[] targets) =>
        new()
        {
            Targets = new WorkflowTargets(targets.Length == 0 ? AllTargets : targets),
            Models = WorkflowModel.Of([]),
            Images = ["ubuntu-latest"],
            Branches = ["main"],
            Environments = ["staging", "production"],
            Registries = registry is null ? [] : [WorkflowRegistry.Parse(registry, isGiven: true)],
            Script = "build.sh",
            WindowsScript = "build.cmd",
            DotNet = "global-json-file: global.json",
            TimeoutMinutes = 60,
            RetentionDays = 30,
            TuneShards = 1,
            Schedule = "17 3 * * 1",
            SigningKeySecret = "MLOPS_SIGNING_KEY",
        };

    public static string Text(WorkflowPlan plan, string file) =>
        WorkflowFile.Of(plan).Single(f => f.Name == file).Content;
}
