using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>The arguments of the SDK's commands.</summary>
public sealed class DotNetArgumentsTests
{
    private static readonly AbsolutePath s_root = "/root dir";

    private static T Failing<T>(T options)
        where T : ToolOptions => options.SetProcessToolPath(CommandLines.Failing);

    [Fact]
    public void Build_has_the_recorded_arguments() =>
        CommandLines
            .Of(() =>
                DotNetBuild(s =>
                    Failing(s)
                        .SetProjectFile((AbsolutePath)"/root/src/Lib/Lib.csproj")
                        .SetConfiguration("Debug")
                        .SetVerbosity(DotNetVerbosity.quiet)
                        .EnableNoLogo()
                )
            )
            .ShouldBe(
                "build /root/src/Lib/Lib.csproj --configuration Debug --verbosity quiet --nologo"
            );

    [Fact]
    public void Options_come_as_they_were_set_first_but_positions_at_their_ends() =>
        CommandLines
            .Of(() =>
                DotNetTest(s =>
                    Failing(s)
                        .AddRunSetting("A.B", 1)
                        .EnableNoBuild()
                        .SetConfiguration("Debug")
                        .SetFilter("Category=Fast & Other")
                        .AddLoggers("trx", "console;verbosity=normal")
                        .SetProjectFile(s_root / "a.csproj")
                        .SetConfiguration("Release")
                        .SetRunSetting("C", true)
                        .AddProcessAdditionalArguments("--extra", "1")
                )
            )
            .ShouldBe(
                "test \"/root dir/a.csproj\" --no-build --configuration Release --filter \"Category=Fast & Other\""
                    + " --logger trx --logger console;verbosity=normal -- A.B=1 C=true --extra 1"
            );

    [Fact]
    public void Properties_are_pairs() =>
        CommandLines
            .Of(() =>
                DotNetPack(
                    Failing(new DotNetPackSettings())
                        .SetProject("a.csproj")
                        .SetVersion("1.2.3")
                        .SetProperty("B", true)
                        .SetProperty("Removed", 1)
                        .RemoveProperty("Removed")
                        .EnableContinuousIntegrationBuild()
                        .SetAuthors("Ann", "Bob B")
                        .SetPackageTags("x", "y")
                        .SetDescription("say \"hi\" \\")
                        .SetSymbolPackageFormat(DotNetSymbolPackageFormat.snupkg)
                        .SetCopyright(null)
                )
            )
            .ShouldBe(
                "pack a.csproj --property:Version=1.2.3 --property:B=true --property:ContinuousIntegrationBuild=true"
                    + " --property:Authors=\"Ann%2CBob B\" --property:PackageTags=\"x y\""
                    + " --property:Description=\"say \\\"hi\\\" \\\\\" --property:SymbolPackageFormat=snupkg"
            );

    [Fact]
    public void Numbers_of_warnings_are_a_list_in_one_property() =>
        CommandLines
            .Of(() =>
                DotNetMSBuild(s =>
                    Failing(s)
                        .SetNoWarns(1, 2)
                        .AddNoWarns(3)
                        .RemoveNoWarns(2)
                        .SetTargets("Restore", "Build")
                        .SetTargetPath("a.proj")
                        .SetMaxCpuCount(2)
                        .DisableNodeReuse()
                        .DisableNoLogo()
                        .ToggleTreatWarningsAsErrors()
                )
            )
            .ShouldBe(
                "msbuild a.proj /property:NoWarn=1%3B3 /property:TreatWarningsAsErrors=true /target:Restore;Build /maxcpucount:2 /nodeReuse:false"
            );

    [Fact]
    public void Values_can_be_reset_and_toggled() =>
        CommandLines
            .Of(() =>
                DotNetRestore(s =>
                    Failing(s)
                        .EnableNoCache()
                        .ToggleNoCache()
                        .SetRuntime("linux-x64")
                        .ResetRuntime()
                        .SetSources("a", "b")
                        .RemoveSources("a")
                        .AddSources("c")
                        .EnableLockedMode()
                        .SetPackageDirectory("")
                        .SetVerbosity(null)
                )
            )
            .ShouldBe("restore --source b --source c --locked-mode");

    [Fact]
    public void Lists_can_be_cleared() =>
        CommandLines
            .Of(() => DotNetFormat(s => Failing(s).SetInclude("a").ClearInclude().SetExclude("b")))
            .ShouldBe("format --exclude b");

    [Fact]
    public void Application_arguments_are_last() =>
        CommandLines
            .Of(() =>
                DotNetRun(s =>
                    Failing(s)
                        .SetApplicationArguments("one", "two words")
                        .SetProjectFile("a.csproj")
                        .EnableNoBuild()
                )
            )
            .ShouldBe("run --project a.csproj --no-build -- one \"two words\"");

    [Fact]
    public void Other_commands_have_their_arguments()
    {
        CommandLines
            .Of(() =>
                DotNetPublish(s =>
                    Failing(s)
                        .SetProject("a")
                        .SetOutput("out")
                        .EnableSelfContained()
                        .SetRuntime("r")
                )
            )
            .ShouldBe("publish a --output out --self-contained true --runtime r");
        CommandLines
            .Of(() => DotNetClean(s => Failing(s).SetProject("a").SetConfiguration("c")))
            .ShouldBe("clean a --configuration c");
        CommandLines
            .Of(() =>
                DotNetToolRestore(s => Failing(s).SetToolManifest("m").EnableIgnoreFailedSources())
            )
            .ShouldBe("tool restore --tool-manifest m --ignore-failed-sources");
        CommandLines
            .Of(() =>
                DotNetToolInstall(s =>
                    Failing(s).SetVersion("1.0").EnableGlobal().SetPackageName("x").AddSources("s")
                )
            )
            .ShouldBe("tool install x --version 1.0 --global --add-source s");
        CommandLines
            .Of(() => DotNetToolUpdate(s => Failing(s).SetPackageName("x").SetFramework("net10.0")))
            .ShouldBe("tool update x --framework net10.0");
        CommandLines
            .Of(() =>
                DotNetToolUninstall(s =>
                    Failing(s).SetPackageName("x").SetToolInstallationPath("t")
                )
            )
            .ShouldBe("tool uninstall x --tool-path t");
        CommandLines
            .Of(() =>
                DotNetNuGetAddSource(s =>
                    Failing(s)
                        .SetSource("https://a.invalid/index.json")
                        .SetName("a")
                        .SetUsername("u")
                        .SetPassword("hidden-word")
                        .EnableStorePasswordInClearText()
                        .SetValidAuthenticationTypes(
                            DotNetNuGetAuthentication.basic,
                            DotNetNuGetAuthentication.ntlm
                        )
                )
            )
            .ShouldBe(
                "nuget add source https://a.invalid/index.json --name a --username u --password [REDACTED]"
                    + " --store-password-in-clear-text --valid-authentication-types basic,ntlm"
            );
        CommandLines
            .Of(() =>
                DotNetNuGetPush(s =>
                    Failing(s)
                        .SetTargetPath("*.nupkg")
                        .SetApiKey("hidden-key")
                        .SetTimeout(30)
                        .EnableSkipDuplicate()
                )
            )
            .ShouldBe("nuget push *.nupkg --api-key [REDACTED] --timeout 30 --skip-duplicate");
        CommandLines
            .Of(() =>
                DotNetNuGetDelete(s =>
                    Failing(s)
                        .SetSource("feed")
                        .SetApiKey("hidden-key")
                        .SetPackageVersion("1.2.0")
                        .SetPackageId("Acme")
                        .EnableNonInteractive()
                )
            )
            .ShouldBe(
                "nuget delete Acme 1.2.0 --source feed --api-key [REDACTED] --non-interactive"
            );
    }

    [Fact]
    public void A_configurator_leaves_its_options_as_they_are()
    {
        var common = new DotNetBuildSettings().SetConfiguration("Debug").AddLoggers("a");
        var other = common.SetConfiguration("Release").AddLoggers("b").SetProperty("P", 1);
        common.Configuration.ShouldBe("Debug");
        common.Loggers.ShouldBe(["a"]);
        common.Properties.ShouldBeNull();
        other.Loggers.ShouldBe(["a", "b"]);
        other.Properties["P"].ToString().ShouldBe("1");
    }

    [Fact]
    public void Steps_can_be_conditional()
    {
        Configure<DotNetTestSettings> common = s => s.SetConfiguration("Debug");
        Configure<DotNetTestSettings, string> perProject = (s, v) => s.SetProjectFile(v);
        CommandLines
            .Of(() =>
                DotNetTest(s =>
                    Failing(s)
                        .Apply(common)
                        .Apply(perProject, "a.csproj")
                        .When(x => x.Configuration == "Debug", x => x.EnableNoBuild())
                        .When(x => x.Configuration != "Debug", x => x.EnableNoRestore())
                        .When(true, x => x.EnableNoLogo())
                        .When(false, x => x.SetFilter("never"))
                        .WhenNotNull("f", (x, v) => x.SetFramework(v))
                        .WhenNotNull((string?)null, (x, v) => x.SetOutput(v))
                )
            )
            .ShouldBe("test a.csproj --configuration Debug --no-build --nologo --framework f");
    }
}
