using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.ML;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Training;

/// <summary>What the trainers of ML.NET have in common.</summary>
public abstract class MlNetTrainer : ITrainer
{
    private protected MlNetTrainer() { }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public abstract IReadOnlyList<TrainerParameter> Parameters { get; }

    /// <inheritdoc/>
    public virtual bool TakesAnyParameter => false;

    /// <summary>The version of ML.NET, on which the bytes of models depend.</summary>
    internal static string LibraryVersion { get; } =
        (
            typeof(MLContext)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
            ?? typeof(MLContext).Assembly.GetName().Version!.ToString()
        ).Split('+')[0];

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => OptionalTrainers.Find(Name)!.Tasks.Contains(task);

    /// <inheritdoc/>
    public virtual TrainerInputs InputsOf(TrainerContext context) =>
        new() { Facts = new JsonObject { ["microsoftML"] = LibraryVersion } };

    /// <inheritdoc/>
    /// <exception cref="MlOpsException">ML.NET failed; says what it said.</exception>
    public Task<IReadOnlyDictionary<string, double>> TrainAsync(
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Train(request, cancellationToken), cancellationToken);
    }

    /// <summary>Trains: from the columns of <see cref="Columns.ModelColumns"/> to the score.</summary>
    internal abstract ITransformer Fit(MlNetTraining training);

    private IReadOnlyDictionary<string, double> Train(
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.Features.RowCount == 0)
        {
            throw new UsageException(
                "There are no training rows: give more data or a smaller test share."
            );
        }

        // Of this call and the threads that it starts: what a library writes and reads again must not depend on the user's language.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var training = new MlNetTraining(request, cancellationToken);
            var model = Fit(training);
            cancellationToken.ThrowIfCancellationRequested();
            var metrics = ModelWriter.Write(this, training, model);
            request.Progress?.Report(1);
            return metrics;
        }
        catch (Exception e)
            when (e is not (MlOpsException or OperationCanceledException or OutOfMemoryException))
        {
            // A pass over the rows that was cancelled may come back wrapped.
            cancellationToken.ThrowIfCancellationRequested();
            throw new MlOpsException($"Trainer {Name} failed: {Told(e)}", inner: e);
        }
    }

    private protected virtual string Told(Exception e) => e.GetBaseException().Message;
}
