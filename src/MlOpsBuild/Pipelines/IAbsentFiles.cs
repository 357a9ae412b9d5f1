using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>Knows files that are not on disk, and can bring them.</summary>
public interface IAbsentFiles
{
    /// <summary>The digest that a file will have; <see langword="null"/> when nothing is known of it.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="MlOpsException">It is known, and cannot be had.</exception>
    ValueTask<Digest?> DigestOfAsync(string path, CancellationToken cancellationToken);

    /// <summary>Brings a file; called while no other build writes.</summary>
    /// <param name="path">Its full path; its digest is known.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was done, for people.</returns>
    /// <exception cref="MlOpsException">It cannot be had.</exception>
    Task<string> RestoreAsync(string path, CancellationToken cancellationToken);
}
