using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Readers;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data;

/// <summary>A project's data, read and split: what all stages work on.</summary>
/// <param name="Table">The rows.</param>
/// <param name="Split">Which of them train and which test; neither is empty.</param>
/// <param name="Schema">The schema they were read by.</param>
public sealed record DataSet(DataTable Table, DataSplit Split, DataSchema Schema)
{
    /// <summary>Finds, reads and splits the data of a project.</summary>
    /// <param name="projectDirectory">The full path of the project's folder.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UsageException">The data cannot be found, read or split.</exception>
    public static Task<DataSet> LoadAsync(
        string projectDirectory,
        MlOpsConfig config,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(config);
        return LoadAsync(
            projectDirectory,
            config,
            DataSource.Expand(projectDirectory, config.Data.Source),
            cancellationToken
        );
    }

    /// <summary>Reads and splits the data of a project whose files are known already.</summary>
    /// <param name="projectDirectory">The full path of the project's folder.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="dataFiles">What <see cref="DataSource.Expand"/> returned.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UsageException">The data cannot be read or split.</exception>
    public static async Task<DataSet> LoadAsync(
        string projectDirectory,
        MlOpsConfig config,
        IReadOnlyList<string> dataFiles,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(config);
        var schema = SchemaFile.Load(
            Path.Combine(projectDirectory, config.Data.Schema),
            config.Data.Schema
        );
        var data = await ReadAsync(projectDirectory, config, schema, dataFiles, cancellationToken);
        Splitter.ThrowIfEmpty(data.Split, config.Data.Split);
        return data;
    }

    /// <summary>
    /// The part of the configuration that decides which rows are read, which of them test, and what is predicted: the
    /// same in the key of every stage that reads the data.
    /// </summary>
    public static JsonObject ParametersOf(MlOpsConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var split = new JsonObject { ["test"] = config.Data.Split.Test };
        // Without it a key is what it was before there were such parts.
        if (config.Data.Split.Validation > 0)
        {
            split["validation"] = config.Data.Split.Validation;
        }

        if (config.Data.Split.Time is { } time)
        {
            split["time"] = time;
        }
        else
        {
            split["seed"] = config.Data.Split.Seed;
        }

        var parameters = new JsonObject
        {
            ["task"] = config.Task.ToString().ToLowerInvariant(),
            ["label"] = config.Data.Label,
            ["ignore"] = new JsonArray([
                .. config
                    .Data.Ignore.Order(StringComparer.Ordinal)
                    .Select(name => (JsonNode)JsonValue.Create(name)),
            ]),
            ["split"] = split,
        };
        if (config.Data.Positive is { } positive)
        {
            parameters["positive"] = positive;
        }

        return parameters;
    }

    // As LoadAsync, but a part may be empty: the checks tell that better.
    internal static async Task<DataSet> ReadAsync(
        string projectDirectory,
        MlOpsConfig config,
        DataSchema schema,
        IReadOnlyList<string> dataFiles,
        CancellationToken cancellationToken
    )
    {
        var table = await DataReader.ReadAsync(
            DataSource.Locate(projectDirectory, dataFiles),
            schema,
            cancellationToken
        );
        return new DataSet(table, Splitter.Assign(table, config.Data.Split), schema);
    }
}
