using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Holds the data against its schema and the data checks.</summary>
public interface ICheckData : IHazPipeline
{
    /// <summary>Checks the data; exit code 3 when it is rejected.</summary>
    Target CheckData =>
        _ =>
            _.Description(
                    "Checks the data against its schema: types, nulls, duplicates, leakage, drift"
                )
                .Executes(() =>
                    PipelineSession.RunAsync(this, session => session.CheckDataAsync())
                );
}
