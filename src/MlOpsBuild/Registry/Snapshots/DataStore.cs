using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>The places of tracked data in <c>.mlops/</c>.</summary>
internal sealed class DataStore(string stateDirectory, OciLayout layout, TimeProvider time)
{
    public OciLayout Layout => layout;

    public TimeProvider Time => time;

    /// <summary>See <see cref="PackLimits"/>.</summary>
    public int MostLargeFiles { get; init; } = PackLimits.MostLargeFiles;

    /// <summary>Is told of progress. <value>The default value is nobody.</value></summary>
    public IStageObserver? Observer { get; init; }

    /// <summary>Begins to tell how far a tracked path is.</summary>
    /// <param name="file">The path.</param>
    /// <param name="total">The bytes that are going to be read or written.</param>
    public DataMeter MeterOf(DataPointerFile file, long total)
    {
        Observer?.OnTransferring(file.TargetPath);
        return new DataMeter(total, share => Observer?.OnProgress(file.TargetPath, share));
    }

    /// <summary>Where files are written before they are renamed.</summary>
    public string Temporary { get; } = Path.Combine(stateDirectory, "runs");

    /// <summary>The index of a tracked path.</summary>
    public string IndexPathOf(DataPointerFile file) =>
        Path.Combine(stateDirectory, "data", Digest.Of(file.TargetPath).Hex[..32]);
}
