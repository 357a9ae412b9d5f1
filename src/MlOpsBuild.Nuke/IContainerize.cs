using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Makes an image that serves the model, and proves that it does.</summary>
public interface IContainerize : IEvaluate, IHazRegistry, IHazContainerEngine, IHazForce
{
    /// <summary>What the image is built on. The default is <c>container.baseImage</c> of mlops.yaml.</summary>
    [Parameter(
        "Containerize: image that it is built on - Default is 'container: baseImage' of mlops.yaml, else .NET's chiseled runtime-deps"
    )]
    string BaseImage => TryGetValue(() => BaseImage);

    /// <summary>Whether the image is pushed. The default is <see langword="false"/>.</summary>
    [Parameter(
        "Containerize: push the image to 'container: image' of mlops.yaml, or else to the registry's repository followed by /serve"
    )]
    bool PushImage => TryGetValue<bool?>(() => PushImage) ?? false;

    /// <summary>
    /// Builds the image unless nothing changed, runs it, sends the golden rows through it, measures it, and records all of it
    /// with the registered model. Exit code 3 when an answer differs in any bit, or a limit of <c>container.gates</c> is passed.
    /// </summary>
    Target Containerize =>
        _ =>
            _.Description(
                    "Makes an image that serves the model; runs, proves and measures it (--push-image)"
                )
                .DependsOn(Evaluate)
                .TryAfter<IRegister>(x => x.Register)
                .TryBefore<IReport>(x => x.Report)
                .Executes(() =>
                    PipelineSession.RunAsync(this, session => session.ContainerizeAsync(this))
                );
}
