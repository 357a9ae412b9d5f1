using System.Collections.Generic;
using System.Linq;
using Nuke.Common;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities.Collections;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Parts;

public interface ICheck : ICompile
{
    Target Check =>
        _ =>
            _.DependsOn<ICompile>(x => x.Compile)
                .ProceedAfterFailure()
                .Executes(() =>
                {
                    var ran = DotNetRun(
                        _ =>
                            _.SetConfiguration(Configuration)
                                .EnableNoBuild()
                                .CombineWith(
                                    CheckedProjects.OrderBy(x => x.Name),
                                    (_, project) => _.SetProjectFile(project)
                                ),
                        completeOnFailure: true
                    );
                    ReportSummary(_ =>
                        _.AddPair("Passed", ran.Count)
                            .AddPair("Lines", ran.Sum(x => x.Output.Count))
                    );
                });

    IEnumerable<Project> CheckedProjects { get; }
}
