using System.Collections.Generic;
using System.Linq;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Parts;
using Serilog;

[UnsetVisualStudioEnvironmentVariables]
partial class Build : NukeBuild, ICompile, ICheck, IPublish
{
    public static int Main() => Execute<Build>(x => ((ICheck)x).Check);

    [Solution]
    readonly Solution Solution;
    Solution IHazSolution.Solution => Solution;

    [Parameter("Projects to leave out")]
    readonly string[] Without = [];

    public IEnumerable<Project> CheckedProjects =>
        Solution.GetAllProjects("*").Where(x => !Without.Contains(x.Name));

    Target Clean =>
        _ =>
            _.Before<IRestore>()
                .Executes(() =>
                    RootDirectory.GlobDirectories("*/bin", "*/obj").DeleteDirectories()
                );

    Target ICompile.Compile =>
        _ =>
            _.Inherit<ICompile>()
                .DependsOn(Clean)
                .Executes(() => Log.Information("Compiled {Solution}", Solution.Name));

    public Configure<DotNetBuildSettings> CompileSettings =>
        _ =>
            _.SetProperty("DefineConstants", "FROM_THE_BUILD")
                .SetProcessEnvironmentVariable("A", "B");

    IEnumerable<(Project Project, string Runtime)> IPublish.PublishConfigurations =>
        from project in Solution.AllProjects
        where project.Name.StartsWith("App")
        from runtime in new[] { "linux-x64", "win-x64" }
        select (project, runtime);
}
