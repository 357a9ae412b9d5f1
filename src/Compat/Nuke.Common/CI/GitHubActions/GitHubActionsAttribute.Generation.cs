using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions;

public partial class GitHubActionsAttribute
{
    public override CustomFileWriter CreateWriter(StreamWriter streamWriter) =>
        new(streamWriter, indentationFactor: 2, commentPrefix: "#");

    public override ConfigurationEntity GetConfiguration(
        IReadOnlyCollection<ExecutableTarget> relevantTargets
    )
    {
        CheckOptions();
        var configuration = new GitHubActionsConfiguration
        {
            Name = _name,
            ShortTriggers = On,
            DetailedTriggers = [.. GetTriggers()],
            Permissions =
            [
                .. WritePermissions.Select(x => (x, "write")),
                .. ReadPermissions.Select(x => (x, "read")),
            ],
            ConcurrencyGroup = ConcurrencyGroup,
            ConcurrencyCancelInProgress = ConcurrencyCancelInProgress,
        };
        var (shorthand, detailed) = (On.Length > 0, configuration.DetailedTriggers.Length > 0);
        Assert.False(
            shorthand && detailed,
            $"Workflows can only define either shorthand '{nameof(On)}' or '{nameof(On)}*' triggers"
        );
        Assert.True(
            shorthand || detailed,
            $"Workflows must define either shorthand '{nameof(On)}' or '{nameof(On)}*' triggers"
        );
        configuration.Jobs = [.. _images.Select(x => GetJobs(x, relevantTargets))];
        return configuration;
    }

    /// <summary>The job for an image.</summary>
    protected virtual GitHubActionsJob GetJobs(
        GitHubActionsImage image,
        IReadOnlyCollection<ExecutableTarget> relevantTargets
    ) =>
        new()
        {
            // Names of jobs have no dots.
            Name = image.GetValue().Replace('.', '_'),
            EnvironmentName = EnvironmentName,
            EnvironmentUrl = EnvironmentUrl,
            Image = image,
            TimeoutMinutes = TimeoutMinutes,
            ConcurrencyGroup = JobConcurrencyGroup,
            ConcurrencyCancelInProgress = JobConcurrencyCancelInProgress,
            Steps = [.. GetSteps(relevantTargets)],
        };

    /// <summary>Environment variables for the build, with the expressions of their values.</summary>
    protected virtual IEnumerable<(string Key, string Value)> GetImports()
    {
        foreach (
            var input in OnWorkflowDispatchOptionalInputs.Concat(OnWorkflowDispatchRequiredInputs)
        )
            yield return (input, $"${{{{ github.event.inputs.{input} }}}}");

        foreach (var secret in ImportSecrets)
            yield return (secret, GetSecret(secret));

        if (EnableGitHubToken)
            yield return ("GITHUB_TOKEN", GetSecret("GITHUB_TOKEN"));
    }

    /// <summary>The triggers that have conditions.</summary>
    protected virtual IEnumerable<GitHubActionsDetailedTrigger> GetTriggers()
    {
        if (GetPushTrigger() is { } push)
            yield return push;

        if (GetPullRequestTrigger() is { } pullRequest)
            yield return pullRequest;

        if (
            OnWorkflowDispatchOptionalInputs.Length > 0
            || OnWorkflowDispatchRequiredInputs.Length > 0
        )
        {
            yield return new GitHubActionsWorkflowDispatchTrigger
            {
                OptionalInputs = OnWorkflowDispatchOptionalInputs,
                RequiredInputs = OnWorkflowDispatchRequiredInputs,
            };
        }

        if (OnCronSchedule is not null)
            yield return new GitHubActionsScheduledTrigger { Cron = OnCronSchedule };
    }

    private GitHubActionsVcsTrigger GetPushTrigger()
    {
        var includes = OnPushBranches.Length > 0 || OnPushTags.Length > 0;
        var ignores = OnPushBranchesIgnore.Length > 0 || OnPushTagsIgnore.Length > 0;
        Assert.False(
            includes && ignores,
            $"Cannot use {nameof(OnPushBranches)}/{nameof(OnPushTags)} and {nameof(OnPushBranchesIgnore)}/{nameof(OnPushTagsIgnore)} in combination"
        );
        if (
            !includes
            && !ignores
            && OnPushIncludePaths.Length == 0
            && OnPushExcludePaths.Length == 0
        )
            return null;

        return new GitHubActionsVcsTrigger
        {
            Kind = GitHubActionsTrigger.Push,
            Branches = OnPushBranches,
            BranchesIgnore = OnPushBranchesIgnore,
            Tags = OnPushTags,
            TagsIgnore = OnPushTagsIgnore,
            IncludePaths = OnPushIncludePaths,
            ExcludePaths = OnPushExcludePaths,
        };
    }

    private GitHubActionsVcsTrigger GetPullRequestTrigger()
    {
        if (
            OnPullRequestBranches.Length == 0
            && OnPullRequestTags.Length == 0
            && OnPullRequestIncludePaths.Length == 0
            && OnPullRequestExcludePaths.Length == 0
        )
            return null;

        return new GitHubActionsVcsTrigger
        {
            Kind = GitHubActionsTrigger.PullRequest,
            Branches = OnPullRequestBranches,
            Tags = OnPullRequestTags,
            IncludePaths = OnPullRequestIncludePaths,
            ExcludePaths = OnPullRequestExcludePaths,
        };
    }

    private IEnumerable<GitHubActionsStep> GetSteps(
        IReadOnlyCollection<ExecutableTarget> relevantTargets
    )
    {
        yield return new GitHubActionsCheckoutStep
        {
            Submodules = _submodules,
            Lfs = _lfs,
            FetchDepth = _fetchDepth,
            Progress = _progress,
            Filter = _filter,
        };

        if (CacheKeyFiles.Length > 0)
        {
            yield return new GitHubActionsCacheStep
            {
                IncludePatterns = CacheIncludePatterns,
                ExcludePatterns = CacheExcludePatterns,
                KeyFiles = CacheKeyFiles,
            };
        }

        yield return new GitHubActionsRunStep
        {
            BuildCmdPath = BuildCmdPath,
            InvokedTargets = InvokedTargets,
            Imports = GetUniqueImports(),
        };

        if (!PublishArtifacts)
            yield break;

        foreach (var artifact in GetArtifacts(relevantTargets))
        {
            yield return new GitHubActionsArtifactStep
            {
                Name = artifact.Name,
                Path = Build.RootDirectory.GetUnixRelativePathTo(artifact),
                Condition = PublishCondition,
            };
        }
    }

    /// <summary>What the targets produce: of patterns, the directory above the first wildcard.</summary>
    private static IEnumerable<AbsolutePath> GetArtifacts(
        IReadOnlyCollection<ExecutableTarget> targets
    ) =>
        targets
            .SelectMany(x => x.ArtifactProducts)
            .Select(x =>
                ((AbsolutePath)x).FindParentOrSelf(y =>
                    !y.ToString().Contains('*', StringComparison.Ordinal)
                )
            )
            .Distinct();

    private Dictionary<string, string> GetUniqueImports()
    {
        var imports = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in GetImports())
            Assert.True(
                imports.TryAdd(name, value),
                $"'{name}' is imported twice: each secret, input and the token can be imported once"
            );

        return imports;
    }

    private static string GetSecret(string name)
    {
        var secret = name.SplitCamelHumpsWithKnownWords().JoinUnderscore().ToUpperInvariant();
        Assert.True(
            IsIdentifier(secret),
            $"{nameof(ImportSecrets)} has '{name}': names of secrets consist of letters, digits and underscores, and begin with no digit"
        );
        return $"${{{{ secrets.{secret} }}}}";
    }

    private static bool IsIdentifier(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '_')
                return false;
        }

        return name.Length > 0 && !char.IsAsciiDigit(name[0]);
    }

    /// <summary>What GitHub would refuse, or what would have no effect.</summary>
    private void CheckOptions()
    {
        Assert.False(
            string.IsNullOrWhiteSpace(_name) || _name.AsSpan().ContainsAny('/', '\\'),
            $"Workflow name '{_name}' cannot be the name of a file in '.github/workflows'"
        );
        Assert.True(
            _images.Distinct().Count() == _images.Length,
            "Workflows have one job an image: each image can be given once"
        );
        Assert.False(
            WritePermissions.Concat(ReadPermissions).GroupBy(x => x).Any(x => x.Count() > 1),
            $"Each permission can be given once, in {nameof(WritePermissions)} or in {nameof(ReadPermissions)}: the former includes the latter"
        );
        Assert.True(
            CacheIncludePatterns.Length > 0 || CacheKeyFiles.Length == 0,
            $"{nameof(CacheIncludePatterns)} must not be empty. To turn off the cache, leave {nameof(CacheKeyFiles)} empty"
        );
        foreach (
            var input in OnWorkflowDispatchOptionalInputs.Concat(OnWorkflowDispatchRequiredInputs)
        )
            Assert.True(
                IsIdentifier(input.Replace('-', '_')),
                $"Input '{input}' is not possible: names of inputs consist of letters, digits, dashes and underscores, and begin with no digit"
            );

        Assert.True(
            string.IsNullOrWhiteSpace(EnvironmentUrl)
                || !string.IsNullOrWhiteSpace(EnvironmentName),
            $"{nameof(EnvironmentUrl)} needs {nameof(EnvironmentName)}"
        );
    }
}
