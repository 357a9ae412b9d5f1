using System.Text.RegularExpressions;
using MlOpsBuild.Nuke.Workflows;
using MlOpsBuild.Tests.Configuration;
using static MlOpsBuild.Tests.Nuke.Workflows.WorkflowYaml;

namespace MlOpsBuild.Tests.Nuke.Workflows;

/// <summary>What holds for every workflow, generated or written by hand.</summary>
public sealed partial class WorkflowRulesTests
{
    private static readonly string[] Pins =
    [
        ActionPins.Checkout,
        ActionPins.SetupDotNet,
        ActionPins.Cache,
        ActionPins.UploadArtifact,
        ActionPins.AzureLogin,
        ActionPins.AwsCredentials,
        ActionPins.GoogleAuth,
    ];

    [Fact]
    public void Every_action_is_a_commit_with_its_version()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, text) in WorkflowTexts.All())
        {
            foreach (Match match in Uses().Matches(text))
            {
                var action = match.Value;
                Pin().IsMatch(action).ShouldBeTrue($"{name}: {action}");
                Pins.ShouldContain(action, $"{name} uses what is not in {nameof(ActionPins)}");
                used.Add(action);
            }
        }

        used.Count.ShouldBe(Pins.Length, "every pin is used by a workflow that is looked at");
    }

    [Fact]
    public void No_script_has_a_value_that_others_may_choose()
    {
        var scripts = 0;
        foreach (var (name, text) in WorkflowTexts.All())
        {
            foreach (var run in new WorkflowYaml(text).Steps.Select(s => Text(s, "run")))
            {
                foreach (Match expression in Expression().Matches(run ?? ""))
                {
                    // Values of the matrix stand in the same file.
                    expression.Value.ShouldStartWith("matrix.", Case.Sensitive, name);
                }

                scripts += run is null ? 0 : 1;
            }
        }

        scripts.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Nothing_is_permitted_but_by_a_job_and_no_checkout_keeps_its_token()
    {
        foreach (var (name, text) in WorkflowTexts.All())
        {
            var workflow = new WorkflowYaml(text);
            Show(workflow.Permissions).ShouldBeOneOf(["", "contents: read"], name);
            foreach (var (id, job) in workflow.Jobs)
            {
                Text(job, "timeout-minutes").ShouldNotBeNull($"{name} {id}");
                var checkouts = StepsOf(job)
                    .Where(s => Text(s, "uses")?.Contains("/checkout@") == true)
                    .ToList();
                checkouts.Count.ShouldBe(1, $"{name} {id}");
                Text(checkouts[0], "with", "persist-credentials").ShouldBe("false", name);
            }
        }
    }

    [Fact]
    public void Tokens_are_given_to_steps_not_to_jobs()
    {
        foreach (var (name, text) in WorkflowTexts.All())
        {
            foreach (var (id, job) in new WorkflowYaml(text).Jobs)
            {
                var variables = job.Children.TryGetValue("env", out var found)
                    ? found.ToString()
                    : "";
                variables.ShouldNotContain("secrets.", customMessage: $"{name} {id}");
                variables.ShouldNotContain("token", Case.Insensitive, $"{name} {id}");
            }
        }
    }

    [Fact]
    public void The_job_that_may_write_to_pull_requests_runs_nothing_of_them()
    {
        var comments = WorkflowTexts
            .All()
            .Where(w => w.Name.EndsWith(WorkflowFile.Comment, StringComparison.Ordinal))
            .ToList();
        comments.Count.ShouldBeGreaterThan(7);
        foreach (var (name, text) in comments)
        {
            var workflow = new WorkflowYaml(text);
            var (_, job) = workflow.Jobs.ShouldHaveSingleItem();
            Text(job, "if").ShouldBe("github.event.workflow_run.event == 'pull_request'", name);
            // A run of a push from the same branch would take the place of one that waits.
            text.ShouldContain("  group: mlops-comment-${{ github.event.workflow_run.event }}-");
            var steps = StepsOf(job).ToList();
            steps
                .Select(s => Text(s, "uses")?.Split('@')[0])
                .ShouldBe(["actions/checkout", "actions/setup-dotnet", null], name);
            Text(steps[0], "with", "ref")
                .ShouldBe("${{ github.event.repository.default_branch }}", name);
            Text(steps[0], "with", "repository").ShouldBeNull();
            Text(steps[2], "run").ShouldBeOneOf("./build.sh PostReport", "./build.cmd PostReport");

            // Of what the pull request chose, names group runs, and that is all.
            foreach (var line in text.Split('\n').Where(l => l.Contains("workflow_run.head")))
            {
                line.ShouldStartWith("  group: ", Case.Sensitive, name);
            }
        }
    }

    [Fact]
    public void Only_jobs_for_pushes_and_pull_requests_of_the_repository_log_in()
    {
        var logins = 0;
        foreach (var (name, text) in WorkflowTexts.All())
        {
            foreach (var (id, job) in new WorkflowYaml(text).Jobs)
            {
                if (id != "report")
                {
                    continue;
                }

                foreach (
                    var step in StepsOf(job)
                        .Where(s => Text(s, "run")?.Contains("docker login") == true)
                )
                {
                    Text(step, "if")!
                        .ShouldEndWith(
                            "github.event.pull_request.head.repo.full_name == github.repository",
                            Case.Sensitive,
                            name
                        );
                    Text(step, "continue-on-error").ShouldBe("true", name);
                    logins++;
                }

                // No cloud gives an identity to a pull request.
                Show(job.Children["permissions"])
                    .ShouldNotContain("write", customMessage: $"{name} {id}");
            }
        }

        logins.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void A_required_check_comes_in_a_merge_queue_too()
    {
        foreach (var plan in new[] { Plans.Of("ghcr.io/acme/m"), Plans.Of(null) })
        {
            var text = Plans.Text(plan, WorkflowFile.Report);
            text.ShouldContain("  pull_request:\n  merge_group:\n");
            Text(new WorkflowYaml(text).Jobs.Single(j => j.Id == "report").Job, "if")
                .ShouldNotBeNull()
                .ShouldContain("github.event_name == 'merge_group'");
        }
    }

    [Fact]
    public void What_failed_or_was_put_away_is_not_deployed()
    {
        var jobs = new WorkflowYaml(
            Plans.Text(Plans.Of("ghcr.io/acme/m"), WorkflowFile.Deploy)
        ).Jobs.ToDictionary(j => j.Id, j => j.Job, StringComparer.Ordinal);
        foreach (var id in new[] { "deploy-staging", "deploy-production" })
        {
            // A skipped job hides what became of those before it: each is named.
            Show(jobs[id].Children["needs"]).ShouldContain("register, containerize");
            Text(jobs[id], "if")
                .ShouldNotBeNull()
                .ShouldStartWith(
                    "${{ !failure() && !cancelled() && !contains(needs.*.result, 'cancelled') && ("
                );
        }
    }

    [GeneratedRegex(
        @"(?<=^\s*(- )?uses: ).*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Uses();

    [GeneratedRegex(@"^[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pin();

    [GeneratedRegex(@"(?<=\$\{\{\s*)[^\s}].*?(?=\s*\}\})")]
    private static partial Regex Expression();
}
