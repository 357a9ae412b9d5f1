using System.Text.RegularExpressions;
using MlOpsBuild.Common;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Nuke.Workflows;

/// <summary>
/// Refuses options of the attribute that GitHub would refuse, or that could be read as something else in a workflow: as
/// YAML, as an expression or by a shell.
/// </summary>
internal static partial class WorkflowOptionCheck
{
    // GitHub takes 100 characters for a job's id, and a few stand before the name.
    private const int MaxName = 80;

    // Longer than any path or label that is meant so.
    private const int MaxLength = 200;

    // GitHub's limit of a matrix.
    private const int MaxRuns = 256;

    /// <exception cref="UsageException">An option cannot be what it is.</exception>
    public static void Check(MlOpsWorkflowsAttribute options)
    {
        CheckAll(
            nameof(options.Models),
            options.Models,
            ModelPath(),
            "a folder such as models/churn"
        );
        CheckAll(nameof(options.Images), options.Images, Label(), "a label such as ubuntu-latest");
        CheckAll(nameof(options.Branches), options.Branches, Branch(), "a branch such as main");
        CheckAll(
            nameof(options.Environments),
            options.Environments,
            Name(),
            "a name of letters, digits, dashes and underscores, at most 80"
        );
        CheckWords(nameof(options.Images), options.Images);
        CheckWords(nameof(options.Environments), options.Environments);
        Check(
            nameof(options.SigningKeySecret),
            options.SigningKeySecret,
            Secret(),
            "a name of capital letters, digits and underscores that does not begin with GITHUB_"
        );
        if (!WorkflowSchedule.IsValid(options.Schedule))
        {
            throw Wrong(
                nameof(options.Schedule),
                options.Schedule,
                "five fields such as 17 3 * * 1: minute, hour, day, month, weekday"
            );
        }

        if (options.DotNetVersion is { } version)
        {
            Check(nameof(options.DotNetVersion), version, Version(), "a version such as 10.0.x");
        }

        CheckRange(nameof(options.TimeoutMinutes), options.TimeoutMinutes, 360);
        CheckRange(nameof(options.RetentionDays), options.RetentionDays, 90);
        CheckRange(nameof(options.TuneShards), options.TuneShards, 256);
        CheckSome(nameof(options.Images), options.Images);
        CheckSome(nameof(options.Branches), options.Branches);
        CheckSome(nameof(options.Environments), options.Environments);
    }

    /// <exception cref="UsageException">Two models would be called alike, or a name is too long.</exception>
    public static void CheckModels(IReadOnlyList<WorkflowModel> models)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in models)
        {
            if (model.Name.Length > MaxName)
            {
                throw new UsageException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"[MlOpsWorkflows] has '{model.Path}' in Models, whose jobs would be called '{model.Name}': expected are at most {MaxName} characters."
                    )
                );
            }

            if (!names.TryAdd(model.Name, model.Path))
            {
                throw new UsageException(
                    $"[MlOpsWorkflows] has '{names[model.Name]}' and '{model.Path}' in Models, whose jobs and artifacts would both be called '{model.Name}': rename one of the folders."
                );
            }
        }
    }

    /// <exception cref="UsageException">A job would have more runs than GitHub starts.</exception>
    public static void CheckRuns(int models, int images, int shards)
    {
        var runs = models * Math.Max(images, shards);
        if (runs > MaxRuns)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"[MlOpsWorkflows] has {models} Models, {images} Images and TuneShards = {shards}: a job would have {runs} runs, and GitHub starts at most {MaxRuns}."
                )
            );
        }
    }

    /// <exception cref="UsageException">An image has no docker, which logs in to registries.</exception>
    public static void CheckImages(IEnumerable<string> images, bool hasRegistry)
    {
        if (
            hasRegistry
            && images.FirstOrDefault(i => i.StartsWith("macos", StringComparison.Ordinal))
                is { } image
        )
        {
            throw new UsageException(
                $"[MlOpsWorkflows] has the image {image}, which lacks docker to log in to the registry with. Leave the image out, or set Registry = \"{MlOpsWorkflowsAttribute.NoRegistry}\"."
            );
        }
    }

    private static void CheckAll(string option, string[] values, Regex form, string expected)
    {
        foreach (var value in values)
        {
            Check(option, value, form, expected);
        }

        if (values.Distinct(StringComparer.OrdinalIgnoreCase).Count() < values.Length)
        {
            throw new UsageException($"[MlOpsWorkflows] has a value twice in {option}.");
        }
    }

    // YAML would read these as something else than text, or the choice of all environments would be one of them.
    private static void CheckWords(string option, string[] values)
    {
        foreach (var value in values)
        {
            if (WorkflowText.Scalar(value) != value || value == DeployWorkflow.All)
            {
                throw Wrong(option, value, "another name: this one has a meaning of its own");
            }
        }
    }

    private static void CheckSome(string option, string[] values)
    {
        if (values.Length == 0)
        {
            throw new UsageException(
                $"[MlOpsWorkflows] has no {option}: leave the option out for the default, or give one."
            );
        }
    }

    private static void Check(string option, string value, Regex form, string expected)
    {
        if (value is not { Length: <= MaxLength } || !form.IsMatch(value))
        {
            throw Wrong(option, value, expected);
        }
    }

    private static UsageException Wrong(string option, string? value, string expected) =>
        new(
            $"[MlOpsWorkflows] has '{ReportText.Clean(value ?? "", 80)}' as {option}; expected is {expected}."
        );

    private static void CheckRange(string option, int value, int most)
    {
        if (value < 1 || value > most)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"[MlOpsWorkflows] has {option} = {value}; it must be 1 to {most}."
                )
            );
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._/-]*\z")]
    private static partial Regex ModelPath();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._-]*\z")]
    private static partial Regex Label();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._/*-]*\z")]
    private static partial Regex Branch();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,79}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?!GITHUB_)[A-Z_][A-Z0-9_]*\z")]
    private static partial Regex Secret();

    [GeneratedRegex(@"^[0-9][0-9A-Za-z.*-]*\z")]
    private static partial Regex Version();
}
