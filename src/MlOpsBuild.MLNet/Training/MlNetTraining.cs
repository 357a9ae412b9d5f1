using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlOpsBuild.Common;
using MlOpsBuild.MLNet.Columns;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Training;

/// <summary>One training: what ML.NET gets of the request.</summary>
internal sealed class MlNetTraining
{
    public MlNetTraining(TrainingRequest request, CancellationToken cancellationToken)
    {
        Request = request;
        CancellationToken = cancellationToken;
        Seed = SeedOf(request.Seed);
        Context = new MLContext(Seed);
        Context.Log += (_, e) =>
        {
            if (e.Kind is ChannelMessageKind.Warning or ChannelMessageKind.Error)
            {
                request.Log(PlainText.Of(e.Message));
            }
        };
        Label = ModelColumns.LabelOf(request.Signature);
        Part = new TrainingPart(request.Features, request.Labels);
        View = ViewOf(Part);
    }

    public TrainingRequest Request { get; }

    public CancellationToken CancellationToken { get; }

    public MLContext Context { get; }

    /// <summary>Chooses random numbers, for what has options of its own; 0 or more.</summary>
    public int Seed { get; }

    public ModelSignature Signature => Request.Signature;

    /// <summary>The name of the column of the label.</summary>
    public string Label { get; }

    /// <summary>The training rows.</summary>
    public TrainingPart Part { get; }

    /// <summary>All training rows.</summary>
    public PartView View { get; }

    /// <summary>Rows as ML.NET reads them.</summary>
    public PartView ViewOf(TrainingPart part, int[]? rows = null) =>
        new(Signature, part, CancellationToken, rows);

    public int Whole(string parameter) => (int)(long)Request.Parameters[parameter];

    public double Number(string parameter) => (double)Request.Parameters[parameter];

    /// <summary>The transforms before the trainer.</summary>
    public EstimatorChain<ITransformer> Encoding(bool isNormalized) =>
        FeatureEncoding.Create(
            Context,
            Signature,
            Part.Features,
            Whole(SharedParameters.HashAbove),
            Whole(SharedParameters.HashBits),
            isNormalized
        );

    /// <summary>The seed that ML.NET takes: 31 bits of ours; small ones stay as they are.</summary>
    public static int SeedOf(ulong seed) => (int)((seed ^ (seed >> 31)) & int.MaxValue);
}
