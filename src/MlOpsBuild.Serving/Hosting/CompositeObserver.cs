using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Observability;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>Tells several observers.</summary>
internal sealed class CompositeObserver(IReadOnlyList<PredictionObserver> observers)
    : PredictionObserver
{
    private readonly PredictionObserver[] _observers = [.. observers];

    public override void OnReceived()
    {
        foreach (var observer in _observers)
        {
            observer.OnReceived();
        }
    }

    public override void OnAnswered(
        ServedOperation operation,
        ServedModel? model,
        int statusCode,
        TimeSpan elapsed,
        string? traceParent
    )
    {
        foreach (var observer in _observers)
        {
            observer.OnAnswered(operation, model, statusCode, elapsed, traceParent);
        }
    }

    public override void OnScored(
        ServedModel model,
        int rows,
        ReadOnlySpan<double> features,
        ReadOnlySpan<double> outputs
    )
    {
        foreach (var observer in _observers)
        {
            observer.OnScored(model, rows, features, outputs);
        }
    }

    public override void OnInvalid(ServedModel model, int problems)
    {
        foreach (var observer in _observers)
        {
            observer.OnInvalid(model, problems);
        }
    }

    public override void OnShadowDropped(ServedModel model)
    {
        foreach (var observer in _observers)
        {
            observer.OnShadowDropped(model);
        }
    }
}
