using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Observability;
using MlOpsBuild.Serving.Observability.Logging;
using MlOpsBuild.Serving.Observability.Otlp;
using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving.Pages;

/// <summary>All that watches a server and tells of it: metrics, log, pages.</summary>
internal sealed class Instruments : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _owned = [];

    private Instruments() { }

    /// <summary>Who is to be told what happens.</summary>
    public required IReadOnlyList<PredictionObserver> Observers { get; init; }

    /// <summary>What is answered to GET.</summary>
    public required IReadOnlyList<IPage> Pages { get; init; }

    /// <summary>Makes what the settings and the environment ask for.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="models">The models, loaded.</param>
    /// <param name="timeProvider">Tells times.</param>
    /// <param name="environment">The value of an environment variable.</param>
    /// <param name="warn">Is told, in a sentence, what does not work while serving goes on.</param>
    /// <exception cref="Common.UsageException">The log is to have a field that no model has.</exception>
    public static Instruments Create(
        ServeSettings settings,
        IReadOnlyList<ServedModel> models,
        TimeProvider timeProvider,
        Func<string, string?> environment,
        Action<string> warn
    )
    {
        var metrics = new ServingMetrics(models);
        var observers = new List<PredictionObserver> { metrics };
        var sources = new List<IMetricSource> { metrics, new ProcessMetrics(settings, models) };
        var owned = new List<IAsyncDisposable>();
        if (settings.Log is { } logSettings)
        {
            var log = new PredictionLog(logSettings, models, timeProvider, warn);
            observers.Add(log);
            sources.Add(log);
            owned.Add(log);
        }

        if (
            OtlpSettings.Read(environment, settings.Model, ProgramVersion.Text, warn) is
            { } otlpSettings
        )
        {
            var otlp = new OtlpExporter(otlpSettings, sources, timeProvider, warn);
            sources.Add(otlp);
            owned.Add(otlp);
            if (otlp.Spans is { } spans)
            {
                observers.Add(spans);
                sources.Add(spans);
            }
        }

        var home = new HomePage(settings, models);
        var pages = new List<IPage>
        {
            home,
            new MetricsPage(sources),
            new OpenApiPage(settings, models),
        };
        if (home.Card is { } card)
        {
            pages.Add(new ModelCardPage(card));
        }

        var result = new Instruments { Observers = observers, Pages = pages };
        result._owned.AddRange(owned);
        return result;
    }

    /// <summary>Writes and sends what waits. Nobody may score any more.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var part in _owned)
        {
            await part.DisposeAsync();
        }
    }
}
