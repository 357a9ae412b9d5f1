using Nuke.Common.CI.GitHubActions;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>A workflow without a build: only the script's path would be asked of it.</summary>
public sealed class TestWorkflowAttribute(
    string name,
    GitHubActionsImage image,
    params GitHubActionsImage[] images
) : GitHubActionsAttribute(name, image, images)
{
    protected override string BuildCmdPath => "build.cmd";

    /// <summary>The workflow <c>test</c> on Ubuntu, without a cache, with one target.</summary>
    public static string Render(Action<TestWorkflowAttribute> configure)
    {
        var workflow = new TestWorkflowAttribute("test", GitHubActionsImage.UbuntuLatest)
        {
            InvokedTargets = ["Test"],
            CacheKeyFiles = [],
        };
        configure(workflow);
        return workflow.Render();
    }

    public string Render()
    {
        using var memory = new MemoryStream();
        using var stream = new StreamWriter(memory) { NewLine = "\n" };
        GetConfiguration([]).Write(CreateWriter(stream));
        stream.Flush();
        return System.Text.Encoding.UTF8.GetString(memory.ToArray()).TrimStart('\ufeff');
    }
}
