using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Tests;

/// <summary>The sample's data, split as the sample splits it; the label is the sample's, or another column for other tasks.</summary>
internal static class Telco
{
    private static readonly Lazy<Task<DataSet>> Data = new(LoadAsync);

    public static async Task<Part> PartAsync(ModelTask task, string positive = "Yes")
    {
        var data = await Data.Value;
        var builder = FeatureBuilder.Create(
            data.Table,
            task,
            task switch
            {
                ModelTask.Binary => "churn",
                ModelTask.Multiclass => "contract",
                _ => "tenure",
            },
            task == ModelTask.Binary ? positive : null,
            [],
            data.Split.Train
        );
        return new Part(builder.Signature, Of(data.Split.Train), Of(data.Split.Test));

        TrainingPart Of(int[] rows) => new(builder.Features(rows), builder.Labels(rows));
    }

    private static Task<DataSet> LoadAsync()
    {
        var config = ConfigLoader.Load(
            Path.Combine(Repository.Sample, "mlops.yaml"),
            "mlops.yaml",
            Vocabulary.Value
        );
        return DataSet.LoadAsync(Repository.Sample, config, CancellationToken.None);
    }
}
