using System.ComponentModel;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;
using Serilog;

[TypeConverter(typeof(TypeConverter<Stage>))]
public class Stage : Enumeration
{
    public static Stage Dev = new() { Value = nameof(Dev) };
    public static Stage Prod = new() { Value = nameof(Prod) };

    public static implicit operator string(Stage stage) => stage.Value;
}

public enum Backend
{
    Local,
    Remote,
}

public interface IHazArtifacts : INukeBuild
{
    AbsolutePath ArtifactsDirectory => RootDirectory / "artifacts";
}

[ParameterPrefix("Model")]
public interface IHazModel : INukeBuild
{
    [Parameter("Registry url of the model")]
    string RegistryUrl => TryGetValue(() => RegistryUrl) ?? "http://default/";

    [Parameter, Secret]
    string ApiKey => TryGetValue(() => ApiKey);
}

public interface IPrepare : INukeBuild
{
    Target Prepare => _ => _.Description("Prepares data").Executes(() => Log.Debug("preparing"));
}

public interface IMissing : INukeBuild
{
    Target Missing => _ => _.Executes(() => { });
}

public interface ITrain : IHazArtifacts
{
    [Parameter("Number of epochs")]
    int? Epochs => TryGetValue<int?>(() => Epochs);

    [Parameter]
    string ModelName => TryGetValue(() => ModelName) ?? "default-model";

    sealed string TrainMessage => $"{ModelName} for {TrainEpochs} epochs";

    int TrainEpochs => Epochs ?? -1;

    Target Train =>
        _ =>
            _.Description("Trains the model")
                .DependsOn<IPrepare>(x => x.Prepare)
                .TryDependsOn<IMissing>(x => x.Missing)
                .Produces(ArtifactsDirectory / "model" / "*.bin")
                .Executes(() =>
                {
                    (ArtifactsDirectory / "model" / "m.bin").WriteAllText("weights");
                    Log.Information("Training {Message}", TrainMessage);
                    ReportSummary(x => x.AddPair("Model", ModelName).AddPair("Accuracy", "0.9123"));
                });
}

public interface IEvaluate : ITrain
{
    Target Evaluate =>
        _ =>
            _.DependsOn(Train)
                .Consumes(Train, ArtifactsDirectory / "model" / "*.bin")
                .Produces(ArtifactsDirectory / "report.md")
                .Executes(() => Log.Warning("Accuracy dropped by {Delta}", 0.01));
}

public interface IOverridden : INukeBuild
{
    Target Overridden => _ => _.Unlisted().Executes(() => Log.Information("in the component"));
}
