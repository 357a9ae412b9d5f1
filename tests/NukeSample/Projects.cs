using Nuke.Common;
using Nuke.Common.Git;
using Nuke.Common.ProjectModel;
using Nuke.Common.Utilities;
using Serilog;

public interface IHazGitRepository : INukeBuild
{
    [GitRepository]
    GitRepository GitRepository => TryGetValue(() => GitRepository);
}

public interface IHazSolution : INukeBuild
{
    [Solution]
    Solution Solution => TryGetValue(() => Solution);
}

public interface IListProjects : IHazSolution, IHazGitRepository
{
    Target ListProjects =>
        _ =>
            _.Unlisted()
                .Requires(() => Solution)
                .Executes(() =>
                {
                    Log.Information(
                        "Solution={Name} of {Repository}",
                        Solution.FileName,
                        GitRepository.Identifier
                    );
                    Log.Information(
                        "Projects={Projects}",
                        Solution.AllProjects.Select(x => x.Name).JoinComma()
                    );
                    Log.Information("Same={Same}", ReferenceEquals(Solution, Solution));
                });
}
