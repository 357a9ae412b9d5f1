using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>The places of tracked data in <c>.mlops/</c>.</summary>
internal sealed class DataStore(string stateDirectory, OciLayout layout, TimeProvider time)
{
    public OciLayout Layout => layout;

    public TimeProvider Time => time;

    /// <summary>Where files are written before they are renamed.</summary>
    public string Temporary { get; } = Path.Combine(stateDirectory, "runs");

    /// <summary>The index of a tracked path.</summary>
    public string IndexPathOf(DataPointerFile file) =>
        Path.Combine(stateDirectory, "data", Digest.Of(file.TargetPath).Hex[..32]);
}
