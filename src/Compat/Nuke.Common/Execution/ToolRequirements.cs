using Nuke.Common.Tooling;

namespace Nuke.Common.Execution;

/// <summary>Checks, before the first target runs, that the tools that targets require are there.</summary>
internal static class ToolRequirements
{
    public static void Check(ExecutableTarget target)
    {
        foreach (var requirement in target.ToolRequirements)
        {
            try
            {
                Check(requirement);
            }
            catch (ArgumentException exception)
            {
                throw new InvalidOperationException(
                    $"Target '{target.Name}' requires a tool that is missing. {exception.Message}",
                    exception
                );
            }
        }
    }

    private static void Check(ToolRequirement requirement)
    {
        switch (requirement)
        {
            case PathToolRequirement path:
                _ =
                    ToolPathResolver.TryGetEnvironmentExecutable(
                        $"{path.PathExecutable.ToUpperInvariant()}_EXE"
                    ) ?? ToolPathResolver.GetPathExecutable(path.PathExecutable);
                break;
            case NuGetPackageRequirement package:
                NuGetToolPathResolver.CheckPackage(package.PackageId, package.Version);
                break;
        }
    }
}
