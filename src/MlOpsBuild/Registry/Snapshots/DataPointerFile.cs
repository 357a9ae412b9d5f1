using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Where a pointer is.</summary>
/// <param name="Root">The folder that the other paths are relative to, a full path.</param>
/// <param name="TargetPath">What is tracked, relative, forward slashes, e.g. <c>data/telco.csv</c>.</param>
public sealed record DataPointerFile(string Root, string TargetPath)
{
    /// <summary>The pointer's file, relative, forward slashes, e.g. <c>data/telco.csv.mlops.json</c>.</summary>
    public string PointerPath => TargetPath + DataPointer.Suffix;

    /// <summary>The full path of what is tracked.</summary>
    public string FullTargetPath => Path.Combine(Root, TargetPath);

    /// <summary>The full path of the pointer's file.</summary>
    public string FullPointerPath => FullTargetPath + DataPointer.Suffix;

    /// <summary>The last part of <see cref="TargetPath"/>.</summary>
    public string Name => TargetPath[(TargetPath.LastIndexOf('/') + 1)..];

    /// <summary>Reads the pointer.</summary>
    /// <exception cref="MlOpsException">The file is not there, cannot be read, is no pointer or is about another name.</exception>
    public DataPointer Read()
    {
        try
        {
            return Parse(File.ReadAllBytes(FullPointerPath), PointerPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException(
                $"Cannot read the pointer {PointerPath}: {e.Message}",
                inner: e
            );
        }
    }

    /// <summary>Reads a pointer's bytes, from wherever they are.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="description">Where they are from, for the error.</param>
    /// <exception cref="MlOpsException">They are no pointer or are about another name.</exception>
    public DataPointer Parse(ReadOnlySpan<byte> bytes, string description)
    {
        try
        {
            var pointer = DataPointer.Parse(bytes);
            return pointer.Path == Name
                ? pointer
                : throw new FormatException(
                    $"its 'path' is '{pointer.Path}' and should be '{Name}': after a rename run Track on the new path and delete the old pointer"
                );
        }
        catch (FormatException e)
        {
            throw new MlOpsException(
                $"The pointer {description} cannot be read: {e.Message}.",
                inner: e
            );
        }
    }
}
