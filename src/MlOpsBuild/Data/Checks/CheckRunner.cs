using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Profile;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data.Checks;

/// <summary>Runs all data checks.</summary>
public static class CheckRunner
{
    /// <summary>Profiles the data and runs every check that is not switched off.</summary>
    /// <param name="table">The data.</param>
    /// <param name="split">Its parts; either may be empty.</param>
    /// <param name="schema">What it should look like.</param>
    /// <param name="config">The task, the label and the checks' limits.</param>
    /// <param name="threads">How many threads may work, 1 or more; never changes the result.</param>
    /// <exception cref="UsageException">
    /// The configuration names a column that the schema does not have, or a check that does not exist.
    /// </exception>
    public static CheckReport Run(
        DataTable table,
        DataSplit split,
        DataSchema schema,
        MlOpsConfig config,
        int threads
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(split);
        ThrowIfUnknown(schema, config);
        var input = new CheckInput(
            table,
            split,
            schema,
            config.Task,
            config.Data.Label,
            config.Data.Positive,
            config.Data.Split.Time is { } time
                ? [.. config.Data.Ignore, time]
                : [.. config.Data.Ignore],
            threads
        );
        var results = new List<CheckResult>();
        foreach (var check in Catalog<IDataCheck>.All)
        {
            var limits = config.Checks.GetValueOrDefault(check.Name);
            if (limits?.Enabled != false)
            {
                results.AddRange(CheckJudge.Judge(check, [.. check.Measure(input)], limits));
            }
        }

        return new CheckReport(
            table.RowCount,
            split.Train.Length,
            split.Test.Length,
            [
                .. results
                    .OrderByDescending(r => r.Outcome)
                    .ThenBy(r => r.Check, StringComparer.Ordinal)
                    .ThenBy(r => r.Column, StringComparer.Ordinal),
            ],
            Profiler.Profile(input)
        );
    }

    /// <summary>Checks the names in the configuration against the schema, before any data is read.</summary>
    /// <exception cref="UsageException">A name is unknown.</exception>
    public static void ThrowIfUnknown(DataSchema schema, MlOpsConfig config)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(config);
        var file = Path.GetFileName(config.FilePath);
        ThrowIfUnknown(schema, "data.label", config.Data.Label, file);
        foreach (var name in config.Data.Ignore)
        {
            ThrowIfUnknown(schema, "data.ignore", name, file);
        }

        foreach (var (name, check) in config.Checks.OrderBy(c => c.Value.Line))
        {
            if (Catalog<IDataCheck>.Find(name) is null)
            {
                throw new UsageException(
                    $"There is no check '{name}'.{NearestName.Hint(name, Catalog<IDataCheck>.Names)} Expected one of: {string.Join(", ", Catalog<IDataCheck>.Names)}.",
                    new SourceLocation(file, check.Line)
                );
            }
        }
    }

    private static void ThrowIfUnknown(DataSchema schema, string key, string column, string file)
    {
        if (schema.Find(column) is null)
        {
            throw new UsageException(
                $"{key} names the column '{column}', which the schema{(schema.File.Length == 0 ? "" : $" ({schema.File})")} does not have.{NearestName.Hint(column, schema.Columns.Select(c => c.Name))}",
                new SourceLocation(file)
            );
        }
    }
}
