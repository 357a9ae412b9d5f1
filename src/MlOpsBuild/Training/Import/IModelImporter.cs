using MlOpsBuild.Common;

namespace MlOpsBuild.Training.Import;

/// <summary>
/// Makes a model's folder out of a file that another library wrote. One class per kind of file, found like a trainer: trainer
/// <c>import</c> asks each whether it takes the file of <c>train.from</c>.
/// </summary>
public interface IModelImporter : INamed
{
    /// <summary>Whether it takes a file, by its name: the file may not be there yet.</summary>
    /// <param name="path">Relative to the project, with forward slashes.</param>
    bool Takes(string path);

    /// <summary>
    /// Holds the file against <see cref="TrainingRequest.Signature"/> and writes the model into
    /// <see cref="TrainingRequest.OutputDirectory"/>: a folder with <c>model.json</c> that <c>ModelBundle</c> can open.
    /// </summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="request">The project, its columns and rows.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What is known of the model, by name.</returns>
    /// <exception cref="MlOpsException">The file is no such model, or does not fit the data.</exception>
    Task<IReadOnlyDictionary<string, double>> ImportAsync(
        string path,
        TrainingRequest request,
        CancellationToken cancellationToken
    );
}
