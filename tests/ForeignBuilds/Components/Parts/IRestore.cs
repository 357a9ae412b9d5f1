using Nuke.Common;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Parts;

public interface IRestore : IHazSolution
{
    Target Restore =>
        _ =>
            _.Executes(() =>
                DotNetRestore(_ => _.Apply(RestoreSettingsBase).Apply(RestoreSettings))
            );

    sealed Configure<DotNetRestoreSettings> RestoreSettingsBase => _ => _.SetProjectFile(Solution);

    Configure<DotNetRestoreSettings> RestoreSettings => _ => _;
}
