using System.Text.RegularExpressions;
using MlOpsBuild.Common;

namespace MlOpsBuild.Nuke.Workflows;

/// <summary>
/// Refuses options of the attribute that GitHub would refuse, or that could be read as something else in a workflow: as
/// YAML, as an expression or by a shell.
/// </summary>
internal static partial class WorkflowOptionCheck
{
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
            Label(),
            "a name of letters, digits and dashes"
        );
        Check(
            nameof(options.SigningKeySecret),
            options.SigningKeySecret,
            Secret(),
            "a name of capital letters, digits and underscores"
        );
        Check(
            nameof(options.Schedule),
            options.Schedule,
            Cron(),
            "five fields such as 0 3 * * 1: minute, hour, day, month, weekday"
        );
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
        if (!form.IsMatch(value))
        {
            throw new UsageException(
                $"[MlOpsWorkflows] has '{value}' as {option}; expected is {expected}."
            );
        }
    }

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

    [GeneratedRegex(@"^[A-Z_][A-Z0-9_]*\z")]
    private static partial Regex Secret();

    [GeneratedRegex(@"^[0-9A-Z*,/-]+( [0-9A-Z*,/-]+){4}\z")]
    private static partial Regex Cron();

    [GeneratedRegex(@"^[0-9][0-9A-Za-z.*-]*\z")]
    private static partial Regex Version();
}
