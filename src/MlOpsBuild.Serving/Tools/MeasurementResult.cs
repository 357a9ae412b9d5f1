using System.Buffers;
using System.Text.Json;

namespace MlOpsBuild.Serving.Tools;

/// <summary>How long answers took.</summary>
internal sealed class MeasurementResult
{
    private readonly long[] _ticks; // ascending

    /// <summary>Takes the times.</summary>
    /// <param name="ticks">Of each request, in any order, at least one.</param>
    /// <param name="errors">How many were not answered 200.</param>
    /// <param name="elapsed">How long all took together.</param>
    public MeasurementResult(IEnumerable<long> ticks, int errors, TimeSpan elapsed)
    {
        _ticks = [.. ticks.Order()];
        Errors = errors;
        Elapsed = elapsed;
    }

    /// <summary>How many were not answered 200.</summary>
    public int Errors { get; }

    /// <summary>How long all took together.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The smallest time, in seconds, that at least this share of the requests did not exceed.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public double Percentile(double share)
    {
        var rank = (int)Math.Ceiling(share * _ticks.Length);
        return TimeProvider
            .System.GetElapsedTime(0, _ticks[Math.Clamp(rank - 1, 0, _ticks.Length - 1)])
            .TotalSeconds;
    }

    /// <summary>The result as a JSON object, with a line feed at the end; times in seconds.</summary>
    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Indented = true, NewLine = "\n" }
            )
        )
        {
            json.WriteStartObject();
            json.WriteNumber("requests"u8, _ticks.Length);
            json.WriteNumber("errors"u8, Errors);
            json.WriteNumber("seconds"u8, Elapsed.TotalSeconds);
            json.WriteNumber("requestsPerSecond"u8, _ticks.Length / Elapsed.TotalSeconds);
            json.WriteNumber("p50Seconds"u8, Percentile(0.5));
            json.WriteNumber("p90Seconds"u8, Percentile(0.9));
            json.WriteNumber("p99Seconds"u8, Percentile(0.99));
            json.WriteNumber("maxSeconds"u8, Percentile(1));
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
