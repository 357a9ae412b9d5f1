using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Makes tracked data be what its pointers say.</summary>
public interface ICheckout : IHazForce
{
    /// <summary>Which commit's data and model; without it the pointers on disk count.</summary>
    [Parameter(
        "Checkout: the data and model of a commit - Default is what the pointers on disk say"
    )]
    string Commit => TryGetValue(() => Commit);

    /// <summary>Writes what differs; content that is in no snapshot is kept, unless forced.</summary>
    Target Checkout =>
        _ =>
            _.Description(
                    "Makes tracked data be what its pointers say, or those of --commit (--force)"
                )
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session =>
                            session.CheckoutAsync(
                                Commit,
                                Force,
                                PipelineArtifactsDirectory / "model"
                            )
                    )
                );
}
