using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Draws where a model comes from and where it went.</summary>
public interface ILineage : IHazRegistry
{
    /// <summary>What to draw the lineage of. The default is the newest version.</summary>
    [Parameter(
        "Lineage: version, alias, or digest of a model, file, stage result, verdict or image - Default is the newest version"
    )]
    string Of => TryGetValue(() => Of);

    /// <summary>Text or a chart. The default is text.</summary>
    [Parameter("Lineage: text or mermaid - Default is text")]
    string Format => TryGetValue(() => Format);

    /// <summary>Draws data, code, model, verdict and image of whatever has that digest.</summary>
    Target Lineage =>
        _ =>
            _.Description("Draws which data and code a model was made of and where it went")
                .Executes(() =>
                    PipelineSession.RunAsync(this, session => session.LineageAsync(Of, Format))
                );
}
