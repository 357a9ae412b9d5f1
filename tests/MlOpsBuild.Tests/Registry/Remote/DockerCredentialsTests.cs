using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Tests.Registry.Remote;

public sealed class DockerCredentialsTests : IDisposable
{
    private const string Secret = "s3cret:pass";
    private readonly Training.TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public DockerCredentialsTests() => _environment["DOCKER_CONFIG"] = _folder.Path;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_file_one_asks_as_anybody() =>
        (await FindAsync("a.example")).ShouldBeNull();

    [Fact]
    public async Task The_home_folder_is_read_without_the_variable()
    {
        _environment.Clear();
        _environment["HOME"] = _folder.Path;
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".docker"));
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, ".docker", "config.json"),
            $$$$"""{"auths":{"a.example":{"auth":"{{{{Pair()}}}}"}}}"""
        );
        (await FindAsync("a.example")).ShouldNotBeNull().UserName.ShouldBe("me");
    }

    [Theory]
    [InlineData("a.example")]
    [InlineData("https://a.example/v1/")]
    public async Task A_pair_is_decoded(string key)
    {
        Config($$$$"""{"auths":{"{{{{key}}}}":{"auth":"{{{{Pair()}}}}"},"b.example":{}}}""");
        (await FindAsync("a.example")).ShouldBe(new RegistryCredential("me", Secret));
        (await FindAsync("b.example")).ShouldBeNull();
        (await FindAsync("a.example:5000")).ShouldBeNull();
    }

    [Fact]
    public async Task An_identity_token_goes_before_a_pair()
    {
        Config(
            $$$$"""{"auths":{"a.example":{"auth":"{{{{Pair()}}}}","identitytoken":"the-token"}}}"""
        );
        var found = await FindAsync("a.example");
        found.ShouldBe(new RegistryCredential("", "the-token", IsIdentityToken: true));
        found!.ToString().ShouldBe("identity token");
    }

    [Theory]
    [InlineData("{\"auths\":{\"a.example\":{\"auth\":\"s3cret-no-base64\"}}}")]
    [InlineData("{\"auths\":{\"a.example\":{\"auth\":7}}}")]
    [InlineData("s3cret-no-json")]
    [InlineData("{\"s3cret\":1,\"s3cret\":2}")]
    public async Task A_damaged_file_is_named_and_not_quoted(string config)
    {
        Config(config);
        var error = await Should.ThrowAsync<UsageException>(() => FindAsync("a.example"));
        error.Message.ShouldStartWith(Path.Combine(_folder.Path, "config.json"));
        error.Message.ShouldNotContain("s3cret");
        error.InnerException.ShouldBeNull();
    }

    [Fact]
    public async Task Helpers_are_asked_by_registry_and_then_the_store()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the helper is a shell script");
        Helper(
            "one",
            "read r; printf '{\"ServerURL\":\"x\",\"Username\":\"one\",\"Secret\":\"%s\"}' \"$r\""
        );
        Helper("two", "cat >/dev/null; printf '{\"Username\":\"<token>\",\"Secret\":\"idt\"}'");
        Config("""{"credsStore":"two","credHelpers":{"a.example":"one"}}""");
        (await FindAsync("a.example")).ShouldBe(new RegistryCredential("one", "a.example"));
        (await FindAsync("b.example")).ShouldBe(new RegistryCredential("", "idt", true));
    }

    [Fact]
    public async Task A_helper_that_knows_nothing_leaves_it_to_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the helper is a shell script");
        Helper("none", "echo 'credentials not found in native keychain'; exit 1");
        Config($$$$"""{"credsStore":"none","auths":{"a.example":{"auth":"{{{{Pair()}}}}"}}}""");
        (await FindAsync("a.example")).ShouldBe(new RegistryCredential("me", Secret));
        (await FindAsync("b.example")).ShouldBeNull();
    }

    [Fact]
    public async Task A_helper_that_fails_is_named_and_not_quoted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the helper is a shell script");
        Helper("bad", "echo s3cret; echo s3cret >&2; exit 3");
        Helper("odd", "echo s3cret");
        Config(
            """{"credHelpers":{"a.example":"bad","b.example":"odd","c.example":"gone","d.example":"../x"}}"""
        );
        var failed = await Should.ThrowAsync<UsageException>(() => FindAsync("a.example"));
        failed.Message.ShouldContain("docker-credential-bad");
        failed.Message.ShouldContain("exit code 3");
        failed.ToString().ShouldNotContain("s3cret");
        var odd = await Should.ThrowAsync<UsageException>(() => FindAsync("b.example"));
        odd.ToString().ShouldNotContain("s3cret");
        var gone = await Should.ThrowAsync<UsageException>(() => FindAsync("c.example"));
        gone.Message.ShouldContain("docker-credential-gone");
        await Should.ThrowAsync<UsageException>(() => FindAsync("d.example"));
    }

    [Fact]
    public async Task A_token_of_the_workflow_serves_its_own_registry_only()
    {
        _environment["GITHUB_TOKEN"] = "ght";
        _environment["GITHUB_ACTOR"] = "octo";
        (await FindAsync("ghcr.io")).ShouldBe(new RegistryCredential("octo", "ght"));
        (await FindAsync("a.example")).ShouldBeNull();
        Config($$$$"""{"auths":{"ghcr.io":{"auth":"{{{{Pair()}}}}"}}}""");
        (await FindAsync("ghcr.io")).ShouldBe(new RegistryCredential("me", Secret));
    }

    [Fact]
    public void The_text_of_a_credential_has_no_secret() =>
        new RegistryCredential("me", Secret).ToString().ShouldBe("me");

    private static string Pair() => Convert.ToBase64String(Encoding.UTF8.GetBytes("me:" + Secret));

    private void Config(string json) =>
        File.WriteAllText(Path.Combine(_folder.Path, "config.json"), json);

    private void Helper(string name, string script)
    {
        var path = Path.Combine(_folder.Path, "docker-credential-" + name);
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        _environment["PATH"] = _folder.Path;
    }

    private async Task<RegistryCredential?> FindAsync(string registry) =>
        await new DockerCredentials(_environment.GetValueOrDefault).FindAsync(
            registry,
            TestContext.Current.CancellationToken
        );
}
