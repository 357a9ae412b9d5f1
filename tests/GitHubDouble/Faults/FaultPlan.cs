using MlOpsBuild.GitHubDouble.Http;

namespace MlOpsBuild.GitHubDouble.Faults;

/// <summary>Which requests go wrong, and which are held.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<(Predicate<ReceivedRequest> When, Fault? Fault)> _next = [];
    private readonly List<(Predicate<ReceivedRequest> When, bool IsPerformed, Gate Gate)> _gates =
    [];
    private Func<ReceivedRequest, Fault?>? _draw;

    /// <summary>
    /// Awaited for each request before anything is done with it, even if its client goes away meanwhile: with an
    /// exception it is not performed.
    /// </summary>
    public Func<ReceivedRequest, Task>? OnRequest { get; set; }

    /// <summary>Awaited for each request before it is answered.</summary>
    public Func<ReceivedRequest, Task>? OnPerformed { get; set; }

    /// <summary>Lets the next requests go wrong.</summary>
    /// <param name="fault">What goes wrong; null lets requests pass that <see cref="Draw"/> would be asked about.</param>
    /// <param name="when">Which requests; by default all.</param>
    /// <param name="times">How many of them; at least 1.</param>
    public void Add(Fault? fault, Predicate<ReceivedRequest>? when = null, int times = 1)
    {
        lock (_lock)
            _next.AddRange(Enumerable.Repeat((when ?? (_ => true), fault), times));
    }

    /// <summary>Says for each request, in the order of arrival, what goes wrong; null if nothing does.</summary>
    public void Draw(Func<ReceivedRequest, Fault?> draw)
    {
        lock (_lock)
            _draw = draw;
    }

    /// <summary>From here nothing goes wrong any more.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _next.Clear();
            _draw = null;
        }
    }

    /// <summary>Holds the next such request.</summary>
    /// <param name="when">Which request.</param>
    /// <param name="isPerformed">Whether it is held after it was performed, before it is answered.</param>
    public Gate Hold(Predicate<ReceivedRequest> when, bool isPerformed = false)
    {
        var gate = new Gate();
        lock (_lock)
            _gates.Add((when, isPerformed, gate));

        return gate;
    }

    internal Fault? Take(ReceivedRequest request)
    {
        lock (_lock)
        {
            var index = _next.FindIndex(x => x.When(request));
            if (index < 0)
                return _draw?.Invoke(request);

            var fault = _next[index].Fault;
            _next.RemoveAt(index);
            return fault;
        }
    }

    internal Task PassAsync(
        ReceivedRequest request,
        bool isPerformed,
        CancellationToken cancellationToken
    )
    {
        Gate gate;
        lock (_lock)
        {
            var index = _gates.FindIndex(x => x.IsPerformed == isPerformed && x.When(request));
            if (index < 0)
                return Task.CompletedTask;

            gate = _gates[index].Gate;
            _gates.RemoveAt(index);
        }

        return gate.PassAsync(request, cancellationToken);
    }
}
