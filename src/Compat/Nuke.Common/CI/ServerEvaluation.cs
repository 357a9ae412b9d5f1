using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;
using Serilog;
using Serilog.Core;

namespace Nuke.Common.CI;

/// <summary>
/// The build as its server will see it, whatever the host and the arguments of this process are: a path such as
/// <c>bin/Release</c> must not be another in the workflow because somebody works on it locally.
/// </summary>
internal static class ServerEvaluation
{
    public static void Generate(ConfigurationAttributeBase generator, NukeBuild build)
    {
        var (host, commandLine, logger) = (
            NukeBuild.Host,
            ParameterService.CommandLine,
            Log.Logger
        );
        try
        {
            if (generator.HostType == typeof(GitHubActions.GitHubActions))
                NukeBuild.Host = new GitHubActions.GitHubActions();

            ParameterService.CommandLine = new CommandLine([]);

            // Whatever there is to say about parameters has been said about the build itself.
            Log.Logger = Logger.None;
            var instance = (NukeBuild)Activator.CreateInstance(build.GetType(), nonPublic: true);
            var targets = TargetLookup.CreateTargets(
                instance,
                new HashSet<string>(StringComparer.Ordinal)
            );

            // Our own attribute asks nothing of the build's members, which may be costly to come by.
            if (generator.GetType() != typeof(GitHubActions.GitHubActionsAttribute))
                BuildParameters.Inject(instance);

            generator.Build = instance;
            generator.Generate(targets);
        }
        finally
        {
            (NukeBuild.Host, ParameterService.CommandLine, Log.Logger) = (
                host,
                commandLine,
                logger
            );
        }
    }
}
