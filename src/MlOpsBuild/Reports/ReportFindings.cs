using MlOpsBuild.Common;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Reports;

/// <summary>Finds, for each check and gate that did not pass, the line that decided.</summary>
internal sealed class ReportFindings
{
    /// <summary>The most findings; one more then says how many are left out.</summary>
    public const int Most = 1_000;

    private readonly ReportPlaces _places;
    private readonly DataSchema? _schema;
    private readonly string _config;
    private readonly string _schemaPath;

    private ReportFindings(ReportPlaces places, DataSchema? schema)
    {
        _places = places;
        _config = Within(places.Folder, places.Config) ?? places.Config;
        // A schema that other projects share lies outside: then the configuration, which names it, is shown.
        _schemaPath = Within(places.Folder, places.Schema) ?? "";
        _schema = _schemaPath.Length == 0 ? null : schema;
    }

    /// <summary>The findings: worst first, then mlops.yaml from top to bottom, then the schema.</summary>
    /// <param name="places">Where things are; for a project outside the repository there are no findings.</param>
    /// <param name="checks">What the checks found.</param>
    /// <param name="comparison">What the gates said, if anything was compared.</param>
    /// <param name="image">The image that serves the model, if one was made.</param>
    /// <param name="schema">The schema, or <see langword="null"/> when it is not known.</param>
    public static IReadOnlyList<ReportFinding> Of(
        ReportPlaces places,
        CheckReport checks,
        ComparisonResult? comparison,
        ImageRecord? image,
        DataSchema? schema
    )
    {
        if (Within(places.Folder, places.Config) is null)
        {
            return [];
        }

        var finder = new ReportFindings(places, schema);
        List<ReportFinding> found =
        [
            .. checks.Results.Where(r => r.Outcome != CheckOutcome.Pass).Select(finder.Of),
            .. (comparison?.Gates ?? [])
                .Where(g => g.Outcome != GateOutcome.Pass)
                .Select(finder.Of),
            .. finder.Of(image),
        ];
        return finder.Bound([
            .. found
                .OrderByDescending(f => f.Level)
                .ThenBy(f => f.Path != finder._config)
                .ThenBy(f => f.Line),
        ]);
    }

    private ReportFinding Of(GateResult gate) =>
        new(
            _config,
            Math.Max(1, gate.Line),
            gate.Outcome == GateOutcome.Fail ? FindingLevel.Failure : FindingLevel.Warning,
            $"Gate {gate.Gate}",
            gate.Message
        );

    private IEnumerable<ReportFinding> Of(ImageRecord? image)
    {
        if (image is null)
        {
            yield break;
        }

        if (!image.Proof.IsEqual)
        {
            yield return new(
                _config,
                Math.Max(1, _places.Container),
                FindingLevel.Failure,
                "Serving image",
                image.Proof.Message
            );
        }

        foreach (var gate in image.Gates.Where(g => !g.Passed))
        {
            yield return new(
                _config,
                Math.Max(1, LineOf(gate)),
                FindingLevel.Failure,
                $"Container gate {gate.Name}",
                gate.Message
            );
        }
    }

    // The limits may have changed since the image was measured: then the line of the metric, or of the section.
    private int LineOf(ImageGate gate)
    {
        var lines = _places.ContainerGates.Where(g => g.Metric == gate.Metric).ToList();
        return (lines.Find(g => g.Max.Equals(gate.Max)) ?? lines.FirstOrDefault())?.Line
            ?? _places.Container;
    }

    private ReportFinding Of(CheckResult check)
    {
        var (path, line) = PlaceOf(check);
        return new(
            path,
            Math.Max(1, line),
            check.Outcome == CheckOutcome.Fail ? FindingLevel.Failure : FindingLevel.Warning,
            $"Data check {check.Check}{(check.Column is { } column ? $" on column {column}" : "")}",
            Sentences(check)
        );
    }

    private static string Sentences(CheckResult check)
    {
        var message = check.Message;
        var end = message.Length == 0 || message[^1] is '.' or '!' or '?' ? "" : ".";
        return check.Advice.Length == 0 ? message : $"{message}{end} {check.Advice}";
    }

    private (string Path, int Line) PlaceOf(CheckResult check)
    {
        var column =
            check.Column is { } name && _schema?.Find(name) is { Line: > 0 } found ? found : null;
        if (
            column is not null
            && Catalog<IDataCheck>.Find(check.Check)?.IsDecidedBySchema(check, column) == true
        )
        {
            return (_schemaPath, column.Line);
        }

        return _places.Checks.TryGetValue(check.Check, out var line) ? (_config, line)
            : column is not null ? (_schemaPath, column.Line)
            : (_config, _places.Source);
    }

    private List<ReportFinding> Bound(List<ReportFinding> findings)
    {
        if (findings.Count <= Most)
        {
            return findings;
        }

        var rest = findings.Count - Most;
        return
        [
            .. findings.Take(Most),
            new(
                _config,
                Math.Max(1, _places.Source),
                findings[Most].Level,
                ReportNumber.Count(rest, "more finding"),
                $"{ReportNumber.Count(rest, "more finding")} not listed here; {ReportStageDefinition.HtmlFile} has the checks and gates."
            ),
        ];
    }

    // The path from the repository's root, or null where that leads outside the project.
    private static string? Within(string project, string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        string[] all = project is "." or "" ? [.. parts] : [project, .. parts];
        return
            parts.Count == 0
            || parts[0] == ".."
            || Path.IsPathRooted(project)
            || project.Split('/')[0] == ".."
            ? null
            : string.Join('/', all);
    }
}
