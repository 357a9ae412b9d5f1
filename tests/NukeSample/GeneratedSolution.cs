using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Serilog;

internal interface IHazGeneratedSolution : INukeBuild
{
    [Solution(GenerateProjects = true)]
    Sample Sample => TryGetValue(() => Sample);

    Target ShowGenerated =>
        _ =>
            _.Unlisted()
                .Executes(() =>
                {
                    AbsolutePath path = Sample.Cd_Components;
                    Log.Information(
                        "Generated: {Name} in {Path}",
                        Sample.Cd_Components.Name,
                        RootDirectory.GetUnixRelativePathTo(path)
                    );
                    Log.Information(
                        "Nested: {Project} {Inner}",
                        Sample.src.Lib.Name,
                        Sample.src.in_ner.Cd_Components.RelativePath
                    );
                    Log.Information(
                        "Odd: {Build} {Keyword} {Number}",
                        Sample._build,
                        Sample.@class,
                        Sample._nd_project
                    );
                    Log.Information("All={Count}", Sample.AllProjects.Count);
                });
}
