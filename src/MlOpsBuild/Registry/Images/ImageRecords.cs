using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Images;

/// <summary>What is known of the images made on this machine: <c>.mlops/images/&lt;model&gt;.json</c>, one each model.</summary>
/// <param name="root">The folder that holds <c>.mlops</c>.</param>
/// <param name="warn">Told of a file that is damaged, one line; <see langword="null"/>: nobody is.</param>
public sealed class ImageRecords(string root, Action<string>? warn = null)
{
    private const long Largest = 1L << 20;

    /// <summary>Where the record of a model is.</summary>
    public string PathOf(string model)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        return Path.Combine(root, ".mlops", "images", model + ".json");
    }

    /// <summary>Reads the record of a model.</summary>
    /// <returns><see langword="null"/> when there is none, or it is damaged or another model's.</returns>
    public ImageRecord? Read(string model)
    {
        var path = PathOf(model);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return null;
            }

            if (file.Length > Largest)
            {
                throw new FormatException(
                    $"it has {ReadableText.Size(file.Length)}, expected at most {ReadableText.Size(Largest)}"
                );
            }

            var record = ImageRecordJson.Read(File.ReadAllBytes(path));
            return record.Model == model
                ? record
                : throw new FormatException(
                    $"it is about the model {CleanText.Of(record.Model, 60)}"
                );
        }
        catch (Exception e)
            when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            warn?.Invoke(
                $"{path} cannot be read and counts as no image: {e.Message.TrimEnd('.')}. Containerize writes it anew."
            );
            return null;
        }
    }

    /// <summary>Writes the record of its model: a reader finds the old one or the new one, never a part.</summary>
    /// <exception cref="MlOpsException">The file cannot be written.</exception>
    public void Write(ImageRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var path = PathOf(record.Model);
        try
        {
            AtomicFile.Write(path, ImageRecordJson.ToBytes(record));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException($"Cannot write {path}: {e.Message}", inner: e);
        }
    }
}
