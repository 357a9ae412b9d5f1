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

    /// <summary>Throws if the data is rejected.</summary>
    /// <exception cref="RejectedException">A check failed; the message names the first and counts the others.</exception>
    public static void ThrowIfRejected(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var failed = report.Results.Where(r => r.Outcome == CheckOutcome.Fail).ToList();
        if (failed.Count > 0)
        {
            var first = failed[0];
            var more =
                failed.Count == 1
                    ? ""
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $" ({failed.Count - 1} more {(failed.Count == 2 ? "failure" : "failures")})"
                    );
            throw new RejectedException(
                $"The data is rejected by the check '{first.Check}': {(first.Column is null ? "" : first.Column + ": ")}{first.Message}{more}"
            );
        }
    }

    private static JsonObject ParametersOf(MlOpsConfig config)
    {
        var split = new JsonObject { ["test"] = config.Data.Split.Test };
        if (config.Data.Split.Time is { } time)
        {
            split["time"] = time;
        }
        else
        {
            split["seed"] = config.Data.Split.Seed;
        }

        var checks = new JsonObject();
        foreach (var (name, check) in config.Checks)
        {
            if (ToJson(check) is { Count: > 0 } overrides)
            {
                checks[name] = overrides;
            }
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
            ["checks"] = checks,
        };
        if (config.Data.Positive is { } positive)
        {
            parameters["positive"] = positive;
        }

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
