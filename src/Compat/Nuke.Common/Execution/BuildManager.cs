using System.Linq.Expressions;
using System.Reflection;
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
        if (EnvironmentInfo.IsWin)
            UnsetVisualStudioEnvironmentVariablesAttribute.Unset();

        ConsoleText.Initialize(NukeBuild.Host);
        BuildLog.Initialize();
        T build;
        List<ExecutableTarget> targets;
        BuildExecutor executor;
        try
        {
            ParameterService.CheckProfiles();
            build = new T();
            NukeBuild.Current = build;
            ConsoleText.Disable(build);
            var defaults = defaultTargets
                .Select(x => ParameterNames.GetSimpleName(MemberAccess.GetMember(x)))
                .ToList();
            targets = TargetLookup.CreateTargets(build, defaults.ToHashSet(StringComparer.Ordinal));
            Secrets.Initialize(build.GetType());
            BuildParameters.Inject(build);
            if (BuildServerConfigurationGeneration.IsActive)
            {
                BuildServerConfigurationGeneration.GenerateRequested(build);
                return 0;
            }

            if (ParameterService.CommandLine.Positional is [":complete", ..])
                return Completion.Write(build, targets);

            build.Extensions = new BuildExtensions(build);
            build.Extensions.OnBuildCreated(targets);
            if (NukeBuild.IsLocalBuild)
            {
                BuildSchema.WriteIfChanged(build, targets);
                BuildServerConfigurationGeneration.WriteIfChanged(build, targets);
            }

            if (!build.NoLogo && ConsoleText.Shows(DefaultOutput.Logo))
                NukeBuild.Host.WriteLogo();

            UnknownParameters.Warn(build);
            var plan = ExecutionPlanner.GetPlan(
                targets,
                GetInvokedNames(defaults),
                IsStrict(build)
            );
            build.ExecutionPlan = plan;
            if (build.Plan)
            {
                PlanRequest.Handle(targets, plan);
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
            // What the constructor of a build throws arrives wrapped.
            var cause =
                exception is TargetInvocationException ? exception.InnerException : exception;
            ConsoleText.WriteLine(cause!.Message, ConsoleText.Error);
            BuildLog.Current.Flush();
            return ErrorExitCode;
        }

        return Run(build, targets, executor);
    }

    private static int Run(NukeBuild build, List<ExecutableTarget> targets, BuildExecutor executor)
    {
        using var interruption = new Interruption(executor, () => Finish(build, executor));
        try
        {
            BuildParameters.InjectOthers(build);
            build.Extensions.OnBuildInitialized(targets, build.ExecutionPlan);
            executor.Prepare(targets, GetSkippedNames());
            executor.CheckStaticConditions();
            Requirements.Check(build);
            executor.Run();
        }
        catch (Exception exception)
        {
            build.HasFailed = true;
            if (exception is not TargetConditionException)
                ConsoleText.WriteLine(exception.Message, ConsoleText.Error);
        }

        return interruption.Finish();
    }

    private static int Finish(NukeBuild build, BuildExecutor executor)
    {
        executor.MarkRemaining();
        if (ConsoleText.Shows(DefaultOutput.ErrorsAndWarnings))
            NukeBuild.Host.WriteErrorsAndWarnings();
        if (ConsoleText.Shows(DefaultOutput.TargetOutcome))
            NukeBuild.Host.WriteTargetOutcome(build);
        if (ConsoleText.Shows(DefaultOutput.BuildOutcome))
            NukeBuild.Host.WriteBuildOutcome(build);
        build.ExitCode ??= build.IsSucceeding ? 0 : ErrorExitCode;
        try
        {
            build.Extensions.OnBuildFinished();
        }
        catch (Exception exception)
        {
            // The runtime would show it as it is, with any secret in it.
            ConsoleText.WriteLine(exception.ToString(), ConsoleText.Error);
            build.ExitCode = build.ExitCode is null or 0 ? ErrorExitCode : build.ExitCode;
        }

        BuildLog.Current.Flush();
        return build.ExitCode ?? 0;
    }

    /// <summary>Whether <c>--strict</c> is given, and is no parameter of the build itself.</summary>
    private static bool IsStrict(NukeBuild build) =>
        ParameterService.CommandLine.GetValues("Strict") is [] or ["true"]
        && !BuildParameters
            .GetAll(build.GetType())
            .Exists(x => ParameterNames.Normalize(x.Name) == "strict");

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
}
