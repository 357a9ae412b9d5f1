using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Holds what was measured of an image against <c>container.gates</c>.</summary>
public static class ContainerGates
{
    /// <summary>The gates that did not pass, for people, in the order of the configuration.</summary>
    /// <exception cref="UsageException">A gate names no metric of an image.</exception>
    public static IReadOnlyList<string> Judge(
        IReadOnlyList<ContainerGateConfig> gates,
        ImageMeasurements measured
    )
    {
        ArgumentNullException.ThrowIfNull(gates);
        ArgumentNullException.ThrowIfNull(measured);
        return
        [
            .. gates
                .Select(g => (Gate: g, Value: ValueOf(g, measured)))
                .Where(g => !(g.Value <= g.Gate.Max))
                .Select(g =>
                    $"{g.Gate.Metric} is {Text(g.Gate.Metric, g.Value)}, allowed is at most {Text(g.Gate.Metric, g.Gate.Max)}"
                ),
        ];
    }

    /// <summary>A value of a metric, for people: <c>41.2 MB</c>, <c>0.123 s</c>.</summary>
    public static string Text(string metric, double value)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.EndsWith("Bytes", StringComparison.Ordinal)
            ? ReadableText.Size((long)value)
            : string.Create(CultureInfo.InvariantCulture, $"{value:0.######} s");
    }

    private static double ValueOf(ContainerGateConfig gate, ImageMeasurements measured) =>
        gate.Metric switch
        {
            "startupSeconds" => measured.StartupSeconds,
            "imageBytes" => measured.ImageBytes,
            "memoryBytes" => measured.MemoryBytes,
            "p99Seconds" => measured.P99Seconds,
            _ => throw new UsageException(
                $"container.gates: '{gate.Metric}' is not measured of an image; expected startupSeconds, imageBytes, memoryBytes or p99Seconds."
            ),
        };
}
