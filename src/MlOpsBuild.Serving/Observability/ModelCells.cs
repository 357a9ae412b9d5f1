using MlOpsBuild.Scoring;
using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Observability;

/// <summary>Where the counters of one model lie among the cells of <see cref="ThreadCounters"/>.</summary>
internal sealed class ModelCells
{
    /// <summary>Lays out the cells, from <paramref name="next"/> on, and moves it behind them.</summary>
    public ModelCells(ServedModel model, int scoreSum, ref int next)
    {
        Model = model;
        ScoreSum = scoreSum;
        Task = model.Scorer.Signature.Task;
        Width = model.Scorer.Signature.OutputWidth;
        Rows = next++;
        InvalidRequests = next++;
        InputProblems = next++;
        ShadowDropped = next++;
        RowsSinceLook = next++;
        Classes = next;
        next += model.Scorer.Signature.Classes.Count;
        ScoreBins = new FeatureBins(model.Contract.Scores);
        Scores = next;
        next += ScoreBins.Count;
        Features = [.. model.Contract.Features.Select(f => new FeatureBins(f.Training))];
        FeatureStarts = new int[Features.Length];
        for (var f = 0; f < Features.Length; f++)
        {
            FeatureStarts[f] = next;
            next += Features[f].Count;
        }

        End = next;
    }

    public ServedModel Model { get; }

    public ModelTask Task { get; }

    public int Width { get; }

    /// <summary>The first cell.</summary>
    public int Rows { get; }

    public int InvalidRequests { get; }

    public int InputProblems { get; }

    public int ShadowDropped { get; }

    /// <summary>Rows of this thread since it last looked whether the window is to move on.</summary>
    public int RowsSinceLook { get; }

    /// <summary>The first of as many cells as the model has classes.</summary>
    public int Classes { get; }

    public FeatureBins ScoreBins { get; }

    /// <summary>The first of as many cells as <see cref="ScoreBins"/> says.</summary>
    public int Scores { get; }

    /// <summary>The cell of the sum of the scores: real numbers come after all whole ones.</summary>
    public int ScoreSum { get; }

    public FeatureBins[] Features { get; }

    /// <summary>The first cells of each feature.</summary>
    public int[] FeatureStarts { get; }

    /// <summary>The cell behind the last.</summary>
    public int End { get; }
}
