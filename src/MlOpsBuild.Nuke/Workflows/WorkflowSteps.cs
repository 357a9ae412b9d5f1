namespace MlOpsBuild.Nuke.Workflows;

/// <summary>Steps that several jobs have.</summary>
internal static class WorkflowSteps
{
    /// <summary>The whole history: baselines are read from Git. No credentials stay for the steps that follow.</summary>
    public const string Checkout = $"""
        - uses: {ActionPins.Checkout}
          with:
            fetch-depth: 0
            persist-credentials: false
        """;

    /// <summary>
    /// As <see cref="Checkout"/>, of a pull request its head: the commit that a reviewer sees and can check out on a laptop,
    /// which GitHub's merge commit is not.
    /// </summary>
    public const string CheckoutHead = $$$"""
        - uses: {{{ActionPins.Checkout}}}
          with:
            ref: ${{ github.event.pull_request.head.sha || github.sha }}
            fetch-depth: 0
            persist-credentials: false
        """;

    // setup-dotnet's own cache needs packages.lock.json, which few repositories have.
    public const string PackageCache = $$$"""
        - name: NuGet packages of earlier runs
          uses: {{{ActionPins.Cache}}}
          with:
            path: ~/.nuget/packages
            key: nuget-${{ runner.os }}-${{ hashFiles('**/Directory.Packages.props', '**/*.csproj', 'global.json') }}
            restore-keys: nuget-${{ runner.os }}-
        """;

    public static string SetupDotNet(WorkflowPlan plan) =>
        $"""
            - uses: {ActionPins.SetupDotNet}
              with:
                {plan.DotNet}
            """;

    /// <summary>Where no registry keeps results: locks and configuration say which results there are.</summary>
    public static string StoreCache(string name) =>
        $$$"""
            - name: Results of earlier runs
              uses: {{{ActionPins.Cache}}}
              with:
                path: .mlops/store
                key: {{{name}}}-${{ runner.os }}-${{ hashFiles('**/mlops.lock/*.json', '**/mlops.yaml') }}
                restore-keys: {{{name}}}-${{ runner.os }}-
            """;

    /// <summary>What every job begins with.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isCached">Whether packages come from a cache: not where a job holds secrets.</param>
    /// <param name="isOfPullRequest">Whether pull requests start the job.</param>
    public static IEnumerable<string> Begin(
        WorkflowPlan plan,
        bool isCached,
        bool isOfPullRequest = false
    )
    {
        var checkout = isOfPullRequest ? CheckoutHead : Checkout;
        return isCached
            ? [checkout, SetupDotNet(plan), PackageCache]
            : [checkout, SetupDotNet(plan)];
    }

    /// <summary>A step that runs the build.</summary>
    /// <param name="name">The step's name.</param>
    /// <param name="command">The command line.</param>
    /// <param name="variables">Variables of this step alone, each <c>NAME: value</c>.</param>
    public static string Run(string name, string command, params ReadOnlySpan<string> variables)
    {
        var environment = "";
        foreach (var variable in variables)
        {
            environment += $"\n    {variable}";
        }

        return WorkflowText.Join(
            $"- name: {name}",
            environment.Length == 0 ? "" : $"  env:{environment}",
            $"  run: {command}"
        );
    }

    /// <summary>
    /// Gets what others have computed already. Nothing there, or no answer, is no reason to stop: the same is computed.
    /// </summary>
    public static string Pull(string command, string? condition) =>
        WorkflowText.Join(
            "- name: Results from the registry",
            condition is null ? "" : $"  if: {condition}",
            "  continue-on-error: true",
            $"  run: {command}"
        );

    /// <summary>
    /// Keeps a folder with the run, whatever became of the steps before, and in place of what an earlier attempt kept.
    /// </summary>
    public static string Upload(WorkflowPlan plan, string name, string path) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            - name: Keep {{{path}}}
              if: always()
              uses: {{{ActionPins.UploadArtifact}}}
              with:
                name: {{{name}}}
                path: {{{path}}}
                if-no-files-found: warn
                overwrite: true
                retention-days: {{{plan.RetentionDays}}}
            """
        );
}
