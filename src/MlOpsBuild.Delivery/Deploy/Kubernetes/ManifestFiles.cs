using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>Manifests on disk, one file each.</summary>
public static class ManifestFiles
{
    /// <summary>Writes them; other YAML files of the folder, which are of an earlier release, are deleted.</summary>
    /// <param name="folder">The folder; it is made.</param>
    /// <param name="manifests">What is written.</param>
    /// <returns>The full paths.</returns>
    public static IReadOnlyList<string> Write(string folder, IEnumerable<Manifest> manifests)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifests);
        folder = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(folder);
            var files = new List<string>();
            foreach (var manifest in manifests)
            {
                var file = Path.Combine(folder, manifest.FileName);
                AtomicFile.Write(file, Encoding.UTF8.GetBytes(manifest.ToYaml()));
                files.Add(file);
            }

            foreach (var file in Directory.GetFiles(folder, "*.yaml"))
            {
                if (!files.Contains(file, StringComparer.Ordinal))
                {
                    File.Delete(file);
                }
            }

            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException(
                $"The manifests cannot be written to {folder}: {e.Message}",
                inner: e
            );
        }
    }
}
