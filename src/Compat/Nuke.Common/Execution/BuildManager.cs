using System.Linq.Expressions;
using System.Runtime.InteropServices;
using Nuke.Common.CI;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>One run of a build, from its creation to the exit code.</summary>
internal static class BuildManager
{
    private const int ErrorExitCode = -1;

    public static int Execute<T>(Expression<Func<T, Target>>[] defaultTargets)
        where T : NukeBuild, new()
    {
        ConsoleText.Initialize(NukeBuild.Host);
        BuildLog.Initialize();
        T build;
        BuildExecutor executor;
        try
        {
            build = new T();
            BuildParameters.Inject(build);
            build.OnBuildCreated();
            var defaults = defaultTargets
                .Select(x => ParameterNames.GetSimpleName(MemberAccess.GetMember(x)))
                .ToList();
            var targets = TargetLookup.CreateTargets(
                build,
                defaults.ToHashSet(StringComparer.Ordinal)
            );
            if (BuildServerConfigurationGeneration.IsActive)
            {
                BuildServerConfigurationGeneration.GenerateRequested(build);
                return 0;
            }

            if (NukeBuild.IsLocalBuild)
            {
                BuildSchema.WriteIfChanged(build, targets);
                BuildServerConfigurationGeneration.WriteIfChanged(build, targets);
            }

            if (!build.NoLogo)
                WriteBanner();

            var plan = ExecutionPlanner.GetPlan(targets, GetInvokedNames(defaults));
            build.ExecutionPlan = plan;
            if (build.Plan)
            {
                ExecutionPlanHtml.Write(targets, plan);
                return 0;
            }

            if (build.Help || plan.Count == 0)
            {
                HelpText.Write(build, targets);
                return 0;
            }

            executor = new BuildExecutor(build, plan);
        }
        catch (Exception exception)
        {
            ConsoleText.WriteLine(exception.Message, ConsoleText.Error);
            BuildLog.Current.Flush();
            return ErrorExitCode;
        }

        return Run(build, executor);
    }

    private static int Run(NukeBuild build, BuildExecutor executor)
    {
        using var interruption = new Interruption(executor, () => Finish(build, executor));
        try
        {
            build.OnBuildInitialized();
            executor.Prepare(GetSkippedNames());
            executor.CheckStaticConditions();
            Requirements.Check(build);
            executor.Run();
        }
        catch (Exception exception)
        {
            build.HasFailed = true;
            ConsoleText.WriteLine(exception.Message, ConsoleText.Error);
        }

        return interruption.Finish();
    }

    private static int Finish(NukeBuild build, BuildExecutor executor)
    {
        executor.MarkRemaining();
        NukeBuild.Host.WriteErrorsAndWarnings();
        NukeBuild.Host.WriteTargetOutcome(build);
        NukeBuild.Host.WriteBuildOutcome(build);
        build.ExitCode ??= build.IsSucceeding ? 0 : ErrorExitCode;
        build.OnBuildFinished();
        BuildLog.Current.Flush();
        return build.ExitCode ?? 0;
    }

    private static IReadOnlyList<string> GetInvokedNames(IReadOnlyList<string> defaults)
    {
        var positional = ParameterService.CommandLine.Positional;
        var names =
            ParameterService.CommandLine.Has("Target") || positional.Count == 0
                ? ParameterService.GetBuiltIn<string[]>("Target")
                : positional;
        return names is { Count: > 0 }
            ? [.. names.SelectMany(x => x.Split('+', StringSplitOptions.RemoveEmptyEntries))]
            : defaults;
    }

    private static IReadOnlyList<string> GetSkippedNames() =>
        ParameterService.GetBuiltIn<string[]>("Skip");

    private static void WriteBanner()
    {
        var version = typeof(BuildManager).Assembly.GetName().Version!.ToString(3);
        ConsoleText.WriteEmpty();
        ConsoleText.WriteLine(
            $"MlOpsBuild build host {version} (API of NUKE 10.1; {GetPlatform()}, {RuntimeInformation.FrameworkDescription})",
            ConsoleText.Accent
        );
        ConsoleText.WriteEmpty();
    }

    private static string GetPlatform() => EnvironmentInfo.Platform.ToString();
}
