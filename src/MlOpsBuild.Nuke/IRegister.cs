using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Gives the model a version, with its evidence attached.</summary>
public interface IRegister : IEvaluate, IHazRegistry, IHazSigningKey
{
    /// <summary>Which part of the newest version goes up. The default is the patch number.</summary>
    [Parameter(
        "Register: part of the newest version that goes up: major, minor or patch - Default is patch"
    )]
    string Bump => TryGetValue(() => Bump);

    /// <summary>The version to give, in place of the next one.</summary>
    [Parameter(
        "Register: version to give, e.g. 1.2.0 - Default is the newest with its patch number up by one, or as --bump says"
    )]
    string ModelVersion => TryGetValue(() => ModelVersion);

    /// <summary>
    /// Packs the accepted model as a ModelPack artifact, attaches provenance, verdict, bill of materials, model card and
    /// signature, and gives it a version. Doing it again changes nothing.
    /// </summary>
    Target Register =>
        _ =>
            _.Description("Gives the model a version, with provenance, verdict and signature")
                .DependsOn(Evaluate)
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session =>
                            session.RegisterAsync(
                                Bump,
                                ModelVersion,
                                SigningKey,
                                EnvironmentInfo.HasArgument(() => SigningKey)
                            )
                    )
                );
}
