namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>Told at once, on the thread that reports: <see cref="Progress{T}"/> would be told later, in any order.</summary>
/// <param name="report">Is told.</param>
internal sealed class Reporter<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
