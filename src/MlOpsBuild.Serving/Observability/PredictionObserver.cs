using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Observability;

/// <summary>
/// Is told what happens. Called on the path of each request, from many threads: must be quick, must not block and must not
/// throw. Spans are valid during the call only.
/// </summary>
internal abstract class PredictionObserver
{
    /// <summary>A request arrived; <see cref="OnAnswered"/> follows, once, whatever becomes of it.</summary>
    public virtual void OnReceived() { }

    /// <summary>A request was answered.</summary>
    /// <param name="operation">What was asked for.</param>
    /// <param name="model">Who answered; <see langword="null"/> when none did.</param>
    /// <param name="statusCode">The status of the answer.</param>
    /// <param name="elapsed">From the first byte of the request to the last of the answer.</param>
    /// <param name="traceParent">The request's header <c>traceparent</c>, as it came, if any.</param>
    public virtual void OnAnswered(
        ServedOperation operation,
        ServedModel? model,
        int statusCode,
        TimeSpan elapsed,
        string? traceParent
    ) { }

    /// <summary>Rows were scored, for a client or in the shadow.</summary>
    /// <param name="model">By whom.</param>
    /// <param name="rows">How many.</param>
    /// <param name="features">The encoded rows, one after the other.</param>
    /// <param name="outputs">The outputs, one row after the other.</param>
    public virtual void OnScored(
        ServedModel model,
        int rows,
        ReadOnlySpan<double> features,
        ReadOnlySpan<double> outputs
    ) { }

    /// <summary>A request was answered 400 for what it contained.</summary>
    /// <param name="model">Whose contract it did not keep.</param>
    /// <param name="problems">How many problems were found.</param>
    public virtual void OnInvalid(ServedModel model, int problems) { }

    /// <summary>A shadow did not get its copy of a request: too much waits for it.</summary>
    /// <param name="model">The shadow.</param>
    public virtual void OnShadowDropped(ServedModel model) { }
}
