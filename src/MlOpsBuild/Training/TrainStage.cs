using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Training;

/// <summary>
/// The stage <c>train</c>: reads the data, trains, and writes the model bundle <c>model/</c> and <c>training.json</c>.
/// It has no upstream: a changed limit of a data check is no reason to train again.
/// </summary>
public static class TrainStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "train";

    /// <summary>The folder of the model bundle among the outputs.</summary>
    public const string ModelFolder = "model";

    /// <summary>The output that tells of the training: trainer, rows, features and metrics.</summary>
    public const string SummaryFile = "training.json";

    private const int Version = 1;

    /// <summary>Declares the stage.</summary>
    /// <param name="config">The configuration; only what training reads becomes part of the key.</param>
    /// <param name="dataFiles">The data files that <see cref="DataConfig.Source"/> stands for, relative to the project.</param>
    /// <param name="planned">
    /// What the trainer may know when it is asked for its inputs. <value>The default value is the configuration alone.</value>
    /// </param>
    /// <exception cref="UsageException">The trainer or a parameter does not exist or does not fit.</exception>
    public static StageDefinition Create(
        MlOpsConfig config,
        IReadOnlyList<string> dataFiles,
        TrainerContext? planned = null
    )
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(dataFiles);
        var location = new SourceLocation(Path.GetFileName(config.FilePath));
        var trainer = FindTrainer(config, location);
        var parameters = TrainerParameters.Resolve(trainer, config.Train.Parameters, location);
        var inputs = trainer.InputsOf(planned ?? new TrainerContext(config));
        return new StageDefinition
        {
            Name = Name,
            Version = Version,
            Parameters = KeyOf(config, trainer, parameters, inputs),
            Files =
            [
                .. dataFiles
                    .Append(config.Data.Schema)
                    .Concat(inputs.Files)
                    .Distinct(StringComparer.Ordinal),
            ],
            EndsWithin = trainer.EndsWithin,
            RunAsync = (context, cancellationToken) =>
                RunAsync(
                    config,
                    dataFiles,
                    trainer,
                    parameters,
                    inputs.Facts,
                    context,
                    cancellationToken
                ),
        };
    }

    /// <summary>
    /// The digest of training data: SHA-256 over the 64-bit hashes of the rows, each little-endian, in their order.
    /// </summary>
    public static Digest DigestOf(DataTable table, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> buffer = stackalloc byte[8 * 512];
        var used = 0;
        foreach (var row in rows)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(buffer[used..], table.RowHashes[row]);
            used += 8;
            if (used == buffer.Length)
            {
                hash.AppendData(buffer);
                used = 0;
            }
        }

        hash.AppendData(buffer[..used]);
        return Digest.FromHash(hash.GetHashAndReset());
    }

    private static ITrainer FindTrainer(MlOpsConfig config, SourceLocation location)
    {
        var name = config.Train.Trainer;
        var trainer =
            Catalog<ITrainer>.Find(name)
            ?? throw new UsageException(
                OptionalTrainers.Find(name)?.Need
                    ?? $"There is no trainer '{name}'.{NearestName.Hint(name, Catalog<ITrainer>.Names)} Allowed: {string.Join(", ", Catalog<ITrainer>.Names)}.",
                location
            );
        return trainer.Supports(config.Task)
            ? trainer
            : throw new UsageException(
                $"Trainer {name} cannot do task {NameOf(config)}; these can: {string.Join(", ", Catalog<ITrainer>.All.Where(t => t.Supports(config.Task)).Select(t => t.Name))}.",
                location
            );
    }

    private static JsonObject KeyOf(
        MlOpsConfig config,
        ITrainer trainer,
        IReadOnlyDictionary<string, object> parameters,
        TrainerInputs inputs
    )
    {
        var values = new JsonObject();
        foreach (var (name, value) in parameters)
        {
            values[name] = value switch
            {
                bool flag => JsonValue.Create(flag),
                long whole => JsonValue.Create(whole),
                double number => JsonValue.Create(number),
                _ => JsonValue.Create((string)value),
            };
        }

        var key = DataSet.ParametersOf(config);
        key["parameters"] = values;
        key["seed"] = config.Train.Seed;
        key["trainer"] = trainer.Name;
        key["trainerVersion"] = trainer.Version;
        if (inputs.Facts is { } facts)
        {
            key["facts"] = facts.DeepClone();
        }

        return key;
    }

    private static async Task RunAsync(
        MlOpsConfig config,
        IReadOnlyList<string> dataFiles,
        ITrainer trainer,
        IReadOnlyDictionary<string, object> parameters,
        JsonObject? facts,
        StageContext context,
        CancellationToken cancellationToken
    )
    {
        var data = await DataSet.LoadAsync(
            context.ProjectDirectory,
            config,
            dataFiles,
            cancellationToken
        );
        var rows = data.Split.Train;
        var builder = FeatureBuilder.Create(
            data.Table,
            config.Task,
            config.Data.Label,
            config.Data.Positive,
            config.Data.Ignore,
            rows
        );
        var validation = data.Split.Validation;
        var folder = Directory.CreateDirectory(Path.Combine(context.OutputDirectory, ModelFolder));
        var metrics = await trainer.TrainAsync(
            new TrainingRequest
            {
                Signature = builder.Signature,
                Features = builder.Features(rows),
                Labels = builder.Labels(rows),
                Validation =
                    validation.Length == 0
                        ? null
                        : new TrainingPart(
                            builder.Features(validation),
                            builder.Labels(validation)
                        ),
                Config = config,
                Schema = data.Schema,
                Parameters = parameters,
                Seed = config.Train.Seed,
                Threads = context.Threads,
                DataDigest = DigestOf(data.Table, rows).ToString(),
                OutputDirectory = folder.FullName,
                WorkDirectory = context.TemporaryDirectory,
                Progress = context.Progress,
                Log = context.Log,
            },
            cancellationToken
        );
        var summary = new JsonObject
        {
            ["features"] = (long)builder.Signature.Features.Count,
            ["metrics"] = new JsonObject(
                metrics.Select(m =>
                    KeyValuePair.Create(m.Key, (JsonNode?)JsonValue.Create(m.Value))
                )
            ),
            ["rows"] = (long)rows.Length,
            ["trainer"] = trainer.Name,
            ["trainerVersion"] = (long)trainer.Version,
        };
        if (facts is not null)
        {
            // Part of the outputs, so that what is evaluated with another interpreter is evaluated again.
            summary["facts"] = facts.DeepClone();
        }

        await File.WriteAllBytesAsync(
            Path.Combine(context.OutputDirectory, SummaryFile),
            CanonicalJson.ToIndented(summary),
            cancellationToken
        );
    }

    private static string NameOf(MlOpsConfig config) => config.Task.ToString().ToLowerInvariant();
}
