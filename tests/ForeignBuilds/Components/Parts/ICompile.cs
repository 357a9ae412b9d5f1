using Nuke.Common;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Parts;

public interface ICompile : IRestore, IHazConfiguration
{
    Target Compile =>
        _ =>
            _.DependsOn<IRestore>()
                .WhenSkipped(DependencyBehavior.Skip)
                .Executes(() =>
                {
                    DotNetBuild(_ => _.Apply(CompileSettingsBase).Apply(CompileSettings));
                    ReportSummary(_ =>
                    {
                        _["Configuration"] = Configuration;
                        return _;
                    });
                });

    sealed Configure<DotNetBuildSettings> CompileSettingsBase =>
        _ =>
            _.SetProjectFile(Solution)
                .SetConfiguration(Configuration)
                .SetVerbosity(DotNetVerbosity.quiet)
                .EnableNoRestore()
                .EnableNoLogo();

    Configure<DotNetBuildSettings> CompileSettings => _ => _;
}
