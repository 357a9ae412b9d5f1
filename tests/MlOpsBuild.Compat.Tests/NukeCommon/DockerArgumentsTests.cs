using Nuke.Common.Tooling;
using Nuke.Common.Tools.Docker;
using Nuke.Common.Tools.Npm;
using static Nuke.Common.Tools.Docker.DockerTasks;
using static Nuke.Common.Tools.Npm.NpmTasks;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>The arguments of Docker's and npm's commands.</summary>
public sealed class DockerArgumentsTests
{
    private static T Failing<T>(T options)
        where T : ToolOptions => options.SetProcessToolPath(CommandLines.Failing);

    [Fact]
    public void Build_ends_with_its_context() =>
        CommandLines
            .Of(() =>
                DockerBuild(s =>
                    Failing(s)
                        .SetPath(".")
                        .SetFile("a b/Dockerfile")
                        .SetTag("x:1", "x:latest")
                        .AddBuildArg("V=1", "W=two words")
                        .EnableRm()
                        .EnablePull()
                        .SetProgress(DockerProgressType.plain)
                        .SetTarget("final")
                )
            )
            .ShouldBe(
                "build --file \"a b/Dockerfile\" --tag x:1 --tag x:latest --build-arg V=1 --build-arg \"W=two words\""
                    + " --rm --pull --progress plain --target final ."
            );

    [Fact]
    public void Run_ends_with_image_command_and_arguments() =>
        CommandLines
            .Of(() =>
                DockerRun(s =>
                    Failing(s)
                        .SetArgs("-c", "echo hi")
                        .SetCommand("sh")
                        .SetImage("alpine")
                        .EnableRm()
                        .EnableDetach()
                        .SetName("n")
                        .AddPublish("8080:80")
                        .AddVolume("/a:/b")
                        .AddEnv("K=V")
                        .SetCpus(1.5m)
                        .SetMemory(1000)
                )
            )
            .ShouldBe(
                "run --rm --detach --name n --publish 8080:80 --volume /a:/b --env K=V --cpus 1.5 --memory 1000"
                    + " alpine sh -c \"echo hi\""
            );

    [Fact]
    public void A_password_is_hidden() =>
        CommandLines
            .Of(() =>
                DockerLogin(s =>
                    Failing(s).SetServer("ghcr.io").SetUsername("u").SetPassword("a \"b\" c")
                )
            )
            .ShouldBe("login --username u --password \"[REDACTED]\" ghcr.io");

    [Fact]
    public void Other_commands_have_their_arguments()
    {
        CommandLines.Of(() => DockerPush(s => Failing(s).SetName("a:1"))).ShouldBe("push a:1");
        CommandLines
            .Of(() => DockerPull(s => Failing(s).SetName("a").EnableQuiet()))
            .ShouldBe("pull --quiet a");
        CommandLines
            .Of(() => DockerTag(s => Failing(s).SetTargetImage("b").SetSourceImage("a")))
            .ShouldBe("tag a b");
        CommandLines.Of(() => DockerLogout(s => Failing(s).SetServer("r"))).ShouldBe("logout r");
        CommandLines
            .Of(() => DockerImageLs(s => Failing(s).SetRepository("a").SetFormat("{{.ID}}")))
            .ShouldBe("image ls --format {{.ID}} a");
        CommandLines
            .Of(() => DockerImages(s => Failing(s).EnableAll().SetFilter("dangling=true")))
            .ShouldBe("images --all --filter dangling=true");
        CommandLines
            .Of(() => DockerRmi(s => Failing(s).SetImages("a", "b").EnableForce()))
            .ShouldBe("rmi --force a b");
        CommandLines
            .Of(() => DockerStop(s => Failing(s).SetContainers("c").SetTime(3)))
            .ShouldBe("stop --time 3 c");
        CommandLines
            .Of(() => DockerRm(s => Failing(s).SetContainers("c", "d").EnableVolumes()))
            .ShouldBe("rm --volumes c d");
        CommandLines
            .Of(() => DockerSave(s => Failing(s).SetOutput("o.tar").SetImages("a")))
            .ShouldBe("save --output o.tar a");
        CommandLines
            .Of(() => DockerLoad(s => Failing(s).SetInput("o.tar")))
            .ShouldBe("load --input o.tar");
        CommandLines
            .Of(() =>
                DockerExec(s => Failing(s).SetContainer("c").SetCommand("ls").SetArgs("-l", "/"))
            )
            .ShouldBe("exec c ls -l /");
        CommandLines
            .Of(() => DockerPs(s => Failing(s).SetFormat("{{.Names}}").SetFilter("name=c")))
            .ShouldBe("ps --format {{.Names}} --filter name=c");
        CommandLines
            .Of(() => DockerPs(s => Failing(s).EnableAll().SetLast(2).EnableNoTrunc()))
            .ShouldBe("ps --all --last 2 --no-trunc");
        CommandLines
            .Of(() => DockerInspect(s => Failing(s).SetNames("a", "b").SetType("image")))
            .ShouldBe("inspect --type image a b");
        CommandLines
            .Of(() => DockerVersion(s => Failing(s).SetFormat("{{json .}}")))
            .ShouldBe("version --format \"{{json .}}\"");
        CommandLines.Of(() => DockerInfo(s => Failing(s))).ShouldBe("info");
    }

    [Fact]
    public void Npm_commands_have_their_arguments()
    {
        CommandLines.Of(() => NpmCi(s => Failing(s))).ShouldBe("ci");
        CommandLines
            .Of(() =>
                NpmInstall(s =>
                    Failing(s)
                        .EnableGlobal()
                        .SetOnly(NpmOnlyMode.production)
                        .SetPackages("a@1", "b")
                )
            )
            .ShouldBe("install a@1 b --global --only=production");
        CommandLines
            .Of(() => NpmRun(s => Failing(s).SetArguments("--x", "y z").SetCommand("build")))
            .ShouldBe("run build -- --x \"y z\"");
    }
}
