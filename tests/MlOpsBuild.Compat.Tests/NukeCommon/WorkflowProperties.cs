using Nuke.Common.CI.GitHubActions;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>The properties of [GitHubActions] and what they make.</summary>
internal static class WorkflowProperties
{
    private const string DefaultGroup =
        "${{ github.workflow }} @ ${{ github.event.pull_request.head.label || github.head_ref || github.run_id }}";

    /// <summary>Properties with something to set them to and the lines that they make.</summary>
    public static readonly Dictionary<
        string,
        (Action<TestWorkflowAttribute> Set, string[] Lines)
    > All = new(StringComparer.Ordinal)
    {
        ["On"] = (
            x =>
                x.On = [
                    GitHubActionsTrigger.Push,
                    GitHubActionsTrigger.PullRequest,
                    GitHubActionsTrigger.WorkflowDispatch,
                ],
            ["on: [push, pull_request, workflow_dispatch]"]
        ),
        ["OnPushBranches"] = (
            x => x.OnPushBranches = ["main", "release/*"],
            ["  push:", "    branches:", "      - main", "      - 'release/*'"]
        ),
        ["OnPushBranchesIgnore"] = (
            x => x.OnPushBranchesIgnore = ["gh-pages"],
            ["  push:", "    branches-ignore:", "      - gh-pages"]
        ),
        ["OnPushTags"] = (
            x => x.OnPushTags = ["v[0-9]+"],
            ["  push:", "    tags:", "      - 'v[0-9]+'"]
        ),
        ["OnPushTagsIgnore"] = (
            x => x.OnPushTagsIgnore = ["nightly"],
            ["  push:", "    tags-ignore:", "      - nightly"]
        ),
        ["OnPushIncludePaths"] = (
            x => x.OnPushIncludePaths = ["src/**"],
            ["  push:", "    paths:", "      - 'src/**'"]
        ),
        ["OnPushExcludePaths"] = (
            x => x.OnPushExcludePaths = ["docs"],
            ["  push:", "    paths:", "      - '!docs'"]
        ),
        ["OnPullRequestBranches"] = (
            x => x.OnPullRequestBranches = ["main"],
            ["  pull_request:", "    branches:", "      - main"]
        ),
        ["OnPullRequestTags"] = (
            x => x.OnPullRequestTags = ["v1"],
            ["  pull_request:", "    tags:", "      - v1"]
        ),
        ["OnPullRequestIncludePaths"] = (
            x => x.OnPullRequestIncludePaths = ["src"],
            ["  pull_request:", "    paths:", "      - src"]
        ),
        ["OnPullRequestExcludePaths"] = (
            x => x.OnPullRequestExcludePaths = ["docs/**"],
            ["  pull_request:", "    paths:", "      - '!docs/**'"]
        ),
        ["OnWorkflowDispatchOptionalInputs"] = (
            x => x.OnWorkflowDispatchOptionalInputs = ["MaxEpochs"],
            [
                "  workflow_dispatch:",
                "    inputs:",
                "      MaxEpochs:",
                "        description: \"Max Epochs\"",
                "        required: false",
            ]
        ),
        ["OnWorkflowDispatchRequiredInputs"] = (
            x => x.OnWorkflowDispatchRequiredInputs = ["GitHubOwner"],
            [
                "  workflow_dispatch:",
                "    inputs:",
                "      GitHubOwner:",
                "        description: \"GitHub Owner\"",
                "        required: true",
            ]
        ),
        ["OnCronSchedule"] = (
            x => x.OnCronSchedule = "0 3 * * 1",
            ["  schedule:", "    - cron: '0 3 * * 1'"]
        ),
        ["ImportSecrets"] = (
            x => x.ImportSecrets = ["NugetApiKey"],
            ["        env:", "          NugetApiKey: ${{ secrets.NUGET_API_KEY }}"]
        ),
        ["EnableGitHubToken"] = (
            x => x.EnableGitHubToken = true,
            ["        env:", "          GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}"]
        ),
        ["WritePermissions"] = (
            x =>
                x.WritePermissions = [
                    GitHubActionsPermissions.PullRequests,
                    GitHubActionsPermissions.IdToken,
                ],
            ["permissions:", "  pull-requests: write", "  id-token: write"]
        ),
        ["ReadPermissions"] = (
            x => x.ReadPermissions = [GitHubActionsPermissions.Contents],
            ["permissions:", "  contents: read"]
        ),
        ["CacheIncludePatterns"] = (
            x => (x.CacheKeyFiles, x.CacheIncludePatterns) = (["a.lock"], ["~/.a", "b/c"]),
            [
                "      - name: 'Cache: ~/.a, b/c'",
                "        uses: actions/cache@v4",
                "        with:",
                "          path: |",
                "            ~/.a",
                "            b/c",
                "          key: ${{ runner.os }}-${{ hashFiles('a.lock') }}",
            ]
        ),
        ["CacheExcludePatterns"] = (
            x => (x.CacheKeyFiles, x.CacheExcludePatterns) = (["a.lock"], ["~/.nuget/x"]),
            [
                "          path: |",
                "            .nuke/temp",
                "            ~/.nuget/packages",
                "            !~/.nuget/x",
            ]
        ),
        ["CacheKeyFiles"] = (
            x => x.CacheKeyFiles = ["a.lock", "**/b"],
            ["          key: ${{ runner.os }}-${{ hashFiles('a.lock', '**/b') }}"]
        ),
        ["TimeoutMinutes"] = (
            x => x.TimeoutMinutes = 30,
            ["    runs-on: ubuntu-latest", "    timeout-minutes: 30", "    steps:"]
        ),
        ["EnvironmentName"] = (x => x.EnvironmentName = "staging", ["    environment: staging"]),
        ["EnvironmentUrl"] = (
            x => (x.EnvironmentName, x.EnvironmentUrl) = ("staging", "https://example.org"),
            ["    environment:", "      name: staging", "      url: https://example.org"]
        ),
        ["ConcurrencyGroup"] = (
            x => x.ConcurrencyGroup = "${{ github.ref }}",
            ["", "concurrency:", "  group: ${{ github.ref }}", "", "jobs:"]
        ),
        ["ConcurrencyCancelInProgress"] = (
            x => x.ConcurrencyCancelInProgress = true,
            ["concurrency:", "  group: " + DefaultGroup, "  cancel-in-progress: true"]
        ),
        ["JobConcurrencyGroup"] = (
            x => x.JobConcurrencyGroup = "deploy",
            ["    concurrency:", "      group: deploy", "    steps:"]
        ),
        ["JobConcurrencyCancelInProgress"] = (
            x => x.JobConcurrencyCancelInProgress = true,
            ["    concurrency:", "      group: " + DefaultGroup, "      cancel-in-progress: true"]
        ),
        ["InvokedTargets"] = (
            x => x.InvokedTargets = ["Compile", "Pack"],
            ["      - name: 'Run: Compile, Pack'", "        run: ./build.cmd Compile Pack"]
        ),
        ["Submodules"] = (
            x => x.Submodules = GitHubActionsSubmodules.Recursive,
            [
                "      - uses: actions/checkout@v6",
                "        with:",
                "          submodules: recursive",
            ]
        ),
        ["Lfs"] = (x => x.Lfs = true, ["        with:", "          lfs: true"]),
        ["FetchDepth"] = (x => x.FetchDepth = 0, ["        with:", "          fetch-depth: 0"]),
        ["Progress"] = (x => x.Progress = false, ["        with:", "          progress: false"]),
        ["Filter"] = (x => x.Filter = "tree:0", ["        with:", "          filter: tree:0"]),
    };
}
