using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training;

/// <summary>Rows that a trainer gets.</summary>
/// <param name="Features">The rows' features.</param>
/// <param name="Labels">One label per row, as <see cref="TrainingRequest.Labels"/>.</param>
public sealed record TrainingPart(FeatureMatrix Features, double[] Labels);
