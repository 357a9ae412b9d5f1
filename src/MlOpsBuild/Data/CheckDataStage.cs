using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Data;

/// <summary>The stage that reads the data and checks it. Its output is <c>checks.json</c>, whatever the outcome.</summary>
public static class CheckDataStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "check-data";

    private const int Version = 1;

    /// <summary>Declares the stage.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="dataFiles">What <see cref="Readers.DataSource.Expand"/> returned.</param>
    public static StageDefinition Create(MlOpsConfig config, IReadOnlyList<string> dataFiles)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new StageDefinition
        {
            Name = Name,
            Version = Version,
            Parameters = ParametersOf(config),
            Files = [.. dataFiles, config.Data.Schema],
            RunAsync = (context, cancellationToken) =>
                RunAsync(config, dataFiles, context, cancellationToken),
        };
    }

    private static JsonObject ParametersOf(MlOpsConfig config)
    {
        var checks = new JsonObject();
        foreach (var (name, check) in config.Checks)
        {
            if (ToJson(check) is { Count: > 0 } overrides)
            {
                checks[name] = overrides;
            }
        }

        var parameters = DataSet.ParametersOf(config);
        parameters["checks"] = checks;
        PluginKey.Add(parameters, "checks", Catalog<IDataCheck>.VersionsOfAdded());
        return parameters;
    }

    private static JsonObject ToJson(CheckConfig check)
    {
        var json = new JsonObject();
        if (!check.Enabled)
        {
            json["enabled"] = false;
        }

        if (check.Warn is { } warn)
        {
            json["warn"] = warn;
        }

        if (check.Max is { } max)
        {
            json["max"] = max;
        }

        return json;
    }

    private static async Task RunAsync(
        MlOpsConfig config,
        IReadOnlyList<string> dataFiles,
        StageContext context,
        CancellationToken cancellationToken
    )
    {
        var schema = SchemaFile.Load(
            Path.Combine(context.ProjectDirectory, config.Data.Schema),
            config.Data.Schema
        );
        CheckRunner.ThrowIfUnknown(schema, config);
        var data = await DataSet.ReadAsync(
            context.ProjectDirectory,
            config,
            schema,
            dataFiles,
            cancellationToken
        );
        context.Progress.Report(0.5);
        var report = CheckRunner.Run(data.Table, data.Split, schema, config, context.Threads);
        if (report.Outcome != CheckOutcome.Fail)
        {
            Splitter.ThrowIfEmpty(data.Split, config.Data.Split);
        }

        await File.WriteAllBytesAsync(
            Path.Combine(context.OutputDirectory, CheckReportJson.FileName),
            CheckReportJson.Write(report),
            cancellationToken
        );
        context.Progress.Report(1);
    }
}
