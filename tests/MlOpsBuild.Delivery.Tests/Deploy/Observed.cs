using MlOpsBuild.Delivery.Deploy;

namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>Writes down what a deployment tells.</summary>
internal sealed class Observed : IDeployObserver
{
    private readonly Lock _lock = new();
    private readonly List<string> _steps = [];
    private readonly List<string> _warnings = [];

    /// <summary>Called at each step, before it is written down.</summary>
    public Action<string>? OnEach { get; set; }

    public IReadOnlyList<string> Steps
    {
        get
        {
            lock (_lock)
            {
                return [.. _steps];
            }
        }
    }

    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_lock)
            {
                return [.. _warnings];
            }
        }
    }

    public void OnStep(string text)
    {
        OnEach?.Invoke(text);
        lock (_lock)
        {
            _steps.Add(text);
        }
    }

    public void OnWarning(string text)
    {
        lock (_lock)
        {
            _warnings.Add(text);
        }
    }
}
