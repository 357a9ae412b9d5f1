using MlOpsBuild.Nuke.Workflows;

namespace MlOpsBuild.Tests.Nuke.Workflows;

/// <summary>Tools of others find nothing wrong with any workflow, and would if there were something.</summary>
public sealed class WorkflowJudgeTests(WorkflowJudges judges) : IClassFixture<WorkflowJudges>
{
    [Fact]
    public async Task Nothing_is_found()
    {
        var workflows = WorkflowTexts.All().ToList();
        workflows.Count.ShouldBeGreaterThan(25);
        (await judges.FindAsync(workflows)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("    runs-on: ubuntu-latest\n", "", "actionlint,workflow-parser")]
    [InlineData("    needs: [register]\n", "    needs: [registre]\n", "actionlint,workflow-parser")]
    [InlineData("timeout-minutes: 60", "timeout-minute: 60", "actionlint,workflow-parser")]
    [InlineData("packages: write", "packages: yes", "actionlint,workflow-parser")]
    [InlineData("inputs.version ==", "inputs.version =", "actionlint,workflow-parser")]
    [InlineData("github.token }}", "github.tokn }}", "actionlint")]
    [InlineData("matrix.name }}", "matrix.nam }}", "actionlint")]
    [InlineData("./build.sh Deploy", "echo ${{ github.head_ref }}", "actionlint")]
    public async Task What_is_broken_is_found(string from, string to, string tools)
    {
        var plan = Plans.Of("ghcr.io/acme/{model}") with { Models = WorkflowModel.Of(["a", "b"]) };
        var text = Plans.Text(plan, WorkflowFile.Deploy);
        text.ShouldContain(from);
        var broken = text.Replace(from, to, StringComparison.Ordinal);
        var found = await judges.FindAsync([("broken.yml", broken)]);
        foreach (var tool in tools.Split(','))
        {
            found.ShouldContain(f => f.Tool == tool, $"{to} is not found by {tool}");
        }
    }
}
