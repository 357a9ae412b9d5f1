using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Observability;
using MlOpsBuild.Serving.Pages;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>What a <see cref="ServeApp"/> serves.</summary>
internal sealed record ServeAppOptions
{
    /// <summary>The settings.</summary>
    public required ServeSettings Settings { get; init; }

    /// <summary>The models, loaded, in the order of the settings.</summary>
    public required IReadOnlyList<ServedModel> Models { get; init; }

    /// <summary>Who is told what happens. <value>The default value is empty.</value></summary>
    public IReadOnlyList<PredictionObserver> Observers { get; init; } = [];

    /// <summary>What is answered to GET besides the protocol. <value>The default value is empty.</value></summary>
    public IReadOnlyList<IPage> Pages { get; init; } = [];

    /// <summary>The keys that requests must carry. <value>The default value is <see langword="null"/>: none.</value></summary>
    public ApiKeys? Keys { get; init; }
}
