using System.Collections.Generic;
using System.Linq;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;

namespace Parts;

[ParameterPrefix(nameof(IPublish))]
public interface IPublish : ICompile
{
    [Parameter("Where published files go")]
    AbsolutePath Directory => TryGetValue(() => Directory) ?? RootDirectory / "published";

    sealed AbsolutePath PublishDirectory => Directory;

    Target Publish =>
        _ =>
            _.DependsOn<ICompile>(x => x.Compile)
                .TryDependsOn<ICheck>(x => x.Check)
                .Produces(PublishDirectory / "*" / "*.txt")
                .Executes(() =>
                {
                    PublishDirectory.CreateOrCleanDirectory();
                    foreach (var (project, runtime) in PublishConfigurations)
                        (PublishDirectory / runtime / $"{project.Name}.txt").WriteAllText(
                            project.Path.ReadAllText().Length > 0 ? runtime : "empty"
                        );
                });

    IEnumerable<(Project Project, string Runtime)> PublishConfigurations { get; }
}
