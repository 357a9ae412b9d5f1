using System.Globalization;
using System.Text;
using MlOpsBuild.Shared;

namespace MlOpsBuild.IntegrationTests;

/// <summary>Two clones of one repository share their results through a registry.</summary>
public sealed class SharingTests
{
    // bcrypt of the password below, at its lowest cost
    private const string Users = "me:$2y$05$abcdefghijklmnopqrstuuV7fpPozvyqJfnY19y0802WTlXUm6Rjy";
    private const string Password = "s3cret-pass";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_one_clone_computed_is_a_hit_in_the_other_and_back(bool password)
    {
        DockerRegistry.Need();
        await using var registry = new DockerRegistry();
        using var login = new Login();
        if (password)
        {
            var users = Path.Combine(registry.Folder, "users");
            await File.WriteAllTextAsync(users, Users + "\n", Token);
            registry.Auth = $$"""auth: { htpasswd: { realm: tests, path: "{{users}}" } }""";
        }

        await registry.InitializeAsync();
        using var ci = new SampleProject(git: true);
        Name(ci, registry.Port);
        ci.Run("Report").ShouldEndWith(0);
        ci.Commit("first results");
        if (password)
        {
            ci.RunWith(login.Nobody, "Push")
                .ShouldEndWith(1)
                .ShouldSay("HTTP 401")
                .ShouldSay("docker login")
                .ShouldShowNoStack();
            login.Write($"127.0.0.1:{registry.Port}", "me", Password);
        }

        ci.RunWith(login.Known, "Report", "Push").ShouldEndWith(0).ShouldSay("pushed 5 results, ");
        ci.RunWith(login.Known, "Push")
            .ShouldEndWith(0)
            .ShouldSay("pushed nothing; 5 were there already");

        // A laptop that has never run anything.
        using var laptop = CloneOf(ci);
        laptop
            .RunWith(login.Known, "Report")
            .ShouldEndWith(0)
            .ShouldSay("check-data  restored from the registry")
            .ShouldSay("train       restored from the registry")
            .ShouldSay("evaluate    restored from the registry")
            .ShouldSay("compare     restored from the registry")
            .ShouldSay("5 of 5 stages were hits; none ran");
        laptop.Locks().ShouldBe(ci.Locks());
        Programs.Git(laptop.Root, "status", "--porcelain").ShouldBeEmpty();

        // The other way round, with other parameters.
        laptop.Edit(laptop.Config, "trees: 300", "trees: 290");
        laptop
            .RunWith(login.Known, "Report")
            .ShouldEndWith(0)
            .ShouldSay("train       ran")
            .ShouldNotSay("[WRN]");
        laptop.Commit("fewer trees");
        laptop.RunWith(login.Known, "Push").ShouldEndWith(0).ShouldSay("; 1 was there already");
        Programs.Git(ci.Root, "pull", "-q", laptop.Root, "main");
        ci.RunWith(login.Known, "Report")
            .ShouldEndWith(0)
            .ShouldSay("check-data  hit")
            .ShouldSay("train       restored from the registry")
            .ShouldSay("evaluate    restored from the registry");

        // Without a registry from here on: all is here.
        await registry.DisposeAsync();
        ci.Run("Report").ShouldEndWith(0).ShouldNotSay("[WRN]").ShouldSay("none ran");
        laptop
            .RunWith(login.Known, "Push")
            .ShouldEndWith(1)
            .ShouldSay("Check that the registry is running")
            .ShouldNotSay(Password)
            .ShouldShowNoStack();
    }

    [Fact]
    public void A_registry_that_cannot_be_reached_is_a_warning_and_the_stages_run()
    {
        using var project = new SampleProject();
        Name(project, 9); // nobody listens there
        var run = project
            .Run("Report")
            .ShouldEndWith(0)
            .ShouldSay("This run goes on without the registry.")
            .ShouldSay("train       ran")
            .ShouldShowNoStack();
        (run.Output.Split(" [WRN] ").Length - 1).ShouldBe(1, run.Output); // the end repeats it without a time
        project.Run("Report").ShouldEndWith(0).ShouldNotSay("[WRN]").ShouldSay("none ran");
    }

    [Fact]
    public async Task Pull_gets_what_lock_files_name_and_says_what_is_not_there()
    {
        DockerRegistry.Need();
        await using var registry = new DockerRegistry();
        await registry.InitializeAsync();
        using var ci = new SampleProject(git: true);
        Name(ci, registry.Port);
        ci.Run("Train").ShouldEndWith(0);
        ci.Commit("results");
        ci.Run("Push").ShouldEndWith(0).ShouldSay("pushed 2 results, ");

        using var laptop = CloneOf(ci);
        laptop
            .Run("Pull", "--stages", "train,test")
            .ShouldEndWith(2)
            .ShouldSay("--stages names 'test', and no lock file is of that stage")
            .ShouldShowNoStack();
        laptop.Run("Pull", "--stages", "train").ShouldEndWith(0).ShouldSay("pulled 1 result, ");
        laptop
            .Run("Pull")
            .ShouldEndWith(0)
            .ShouldSay("pulled 1 result, ")
            .ShouldSay("; 1 was there already; not in the registry: evaluate");
        await registry.DisposeAsync();
        laptop
            .Run("Train")
            .ShouldEndWith(0)
            .ShouldSay("check-data  hit")
            .ShouldSay("train       hit");
    }

    [Fact]
    public async Task Tracked_data_goes_the_same_way()
    {
        DockerRegistry.Need();
        await using var registry = new DockerRegistry();
        await registry.InitializeAsync();
        using var ci = new SampleProject(git: true);
        Name(ci, registry.Port);
        Programs.Git(ci.Root, "rm", "-q", "--cached", "data/telco_churn.csv");
        ci.Run("Track", "--path", "data/telco_churn.csv").ShouldEndWith(0);
        ci.Run("Train").ShouldEndWith(0);
        ci.Commit("data is tracked");
        ci.Run("Push")
            .ShouldEndWith(0)
            .ShouldSay("pushed 2 results, 1 data snapshot, ")
            .ShouldSay("; not in the store: evaluate");

        // By Checkout alone.
        using var one = CloneOf(ci);
        File.Exists(one.Data).ShouldBeFalse();
        one.Run("Checkout").ShouldEndWith(0);
        File.ReadAllBytes(one.Data).ShouldBe(File.ReadAllBytes(ci.Data));
        one.Run("Train").ShouldEndWith(0).ShouldSay("train       restored from the registry");

        // Or first all that is needed, then without a network. No data is needed for that.
        using var two = CloneOf(ci);
        two.Run("Pull")
            .ShouldEndWith(0)
            .ShouldSay("pulled 2 results, 1 data snapshot, ")
            .ShouldSay("; not in the registry: evaluate");
        await registry.DisposeAsync();
        two.Run("Checkout").ShouldEndWith(0);
        two.Run("Train").ShouldEndWith(0).ShouldSay("check-data  hit").ShouldSay("train       hit");
        Programs.Git(two.Root, "status", "--porcelain").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Push")]
    [InlineData("Pull")]
    public void Without_a_registry_sharing_is_wrong_usage(string target)
    {
        using var project = new SampleProject();
        project
            .Run(target)
            .ShouldEndWith(2)
            .ShouldSay("No registry is named: give --registry <registry/repository>")
            .ShouldShowNoStack();
    }

    [Fact]
    public async Task The_baseline_comes_from_the_registry_before_it_is_trained_again()
    {
        DockerRegistry.Need();
        await using var registry = new DockerRegistry();
        await registry.InitializeAsync();
        using var ci = new SampleProject(git: true);
        Name(ci, registry.Port);
        ci.Run("Report").ShouldEndWith(0);
        ci.Commit("results");
        ci.Run("Push").ShouldEndWith(0);

        using var laptop = CloneOf(ci);
        Programs.Git(laptop.Root, "checkout", "-q", "-b", "fewer");
        laptop.Edit(laptop.Config, "trees: 300", "trees: 290");
        laptop
            .Run("Report")
            .ShouldEndWith(0)
            .ShouldSay("train       ran")
            .ShouldNotSay("baseline    ran")
            .ShouldNotSay("[WRN]");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void Name(SampleProject project, int port)
    {
        File.AppendAllText(
            project.Config,
            $"\nregistry: 127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/team/{{model}}\n"
        );
        if (Directory.Exists(project.PathOf(".git")))
        {
            project.Commit("name a registry");
        }
    }

    private static SampleProject CloneOf(SampleProject origin)
    {
        var folder = Directory.CreateTempSubdirectory("mlops-").FullName;
        Programs.Git(origin.Root, "clone", "-q", origin.Root, folder);
        return new SampleProject(directory: folder);
    }

    /// <summary>What <c>docker login</c> leaves behind.</summary>
    private sealed class Login : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("mlops-login-").FullName;

        public (string, string?)[] Known => [("DOCKER_CONFIG", _folder)];

        public (string, string?)[] Nobody => [("DOCKER_CONFIG", Path.Combine(_folder, "none"))];

        public void Write(string registry, string user, string password)
        {
            var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
            File.WriteAllText(
                Path.Combine(_folder, "config.json"),
                $$"""{ "auths": { "{{registry}}": { "auth": "{{basic}}" } } }"""
            );
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
