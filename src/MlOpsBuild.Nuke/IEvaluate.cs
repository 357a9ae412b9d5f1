using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Judges the model on the test rows, against the baseline and the gates.</summary>
public interface IEvaluate : ITrain
{
    /// <summary>Evaluates the model; exit code 3 when a gate rejects it.</summary>
    Target Evaluate =>
        _ =>
            _.Description("Evaluates the model against the baseline and the gates")
                .DependsOn(Train)
                .Executes(() => PipelineSession.RunAsync(this, session => session.EvaluateAsync()));
}
