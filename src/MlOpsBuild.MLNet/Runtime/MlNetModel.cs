namespace MlOpsBuild.MLNet.Runtime;

/// <summary>How a model of ML.NET lies in the folder of a model.</summary>
public static class MlNetModel
{
    /// <summary>The kind of its weights in <c>model.json</c>.</summary>
    public const string Kind = "mlnet";

    /// <summary>The name of its file, as ML.NET saves models: the whole pipeline, from the columns of the data to the score.</summary>
    public const string FileName = "model.zip";

    /// <summary>The column with the probability of the positive class, or of each class; of ML.NET's trainers by default.</summary>
    internal const string Probability = "Probability";

    /// <summary>The column with the score; of ML.NET's trainers by default.</summary>
    internal const string Score = "Score";
}
