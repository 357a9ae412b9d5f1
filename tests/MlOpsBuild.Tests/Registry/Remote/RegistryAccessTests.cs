using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;
using static MlOpsBuild.Tests.Registry.Remote.Remotes;

namespace MlOpsBuild.Tests.Registry.Remote;

public sealed class RegistryAccessTests
{
    // bcrypt of the password below, at its lowest cost
    private const string Users =
        "me:$2y$05$abcdefghijklmnopqrstuuV7fpPozvyqJfnY19y0802WTlXUm6Rjy\n";
    private const string Password = "s3cret-pass";
    private static readonly RegistryCredential s_me = new("me", Password);

    [Fact]
    public async Task A_registry_with_passwords_takes_the_right_one()
    {
        await using var registry = await WithPasswordsAsync();
        await using var proxy = new FaultProxy(registry.Port);
        using var client = new RegistryClient(proxy.At("a"), Options(credentials: new Fixed(s_me)));
        var put = await client.PutArtifactAsync("one", "v1");
        (await client.ResolveAsync("v1", Token)).ShouldNotBeNull().Digest.ShouldBe(put.Digest);
        proxy.Authorizations.Count(has => !has).ShouldBe(1); // the first alone
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_wrong_password_or_none_is_told_once_and_never_shown(bool wrong)
    {
        await using var registry = await WithPasswordsAsync();
        await using var proxy = new FaultProxy(registry.Port);
        var credential = wrong ? new RegistryCredential("me", "wr0ng") : null;
        using var client = new RegistryClient(
            proxy.At("a"),
            Options(credentials: new Fixed(credential))
        );
        var error = await Should.ThrowAsync<RegistryAccessException>(() =>
            client.ReadManifestAsync("v1", null, Token)
        );
        error.Problem.Status.ShouldBe(401);
        error.Problem.Code.ShouldBe("UNAUTHORIZED");
        error.Message.ShouldContain("docker login");
        error.ToString().ShouldNotContain("wr0ng");
        proxy.Requests.Count.ShouldBe(wrong ? 2 : 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_is_asked_for_once_a_scope(bool identity)
    {
        using var tokens = new TokenService();
        await using var registry = await WithTokensAsync(tokens);
        var credential = identity ? new RegistryCredential("", Password, true) : s_me;
        using var client = new RegistryClient(
            registry.At("a/b"),
            Options(credentials: new Fixed(credential))
        );
        await client.PutArtifactAsync("one", "v1");
        await client.PutArtifactAsync("two", "v2");
        (await client.ListTagsAsync(null, Token).ToListAsync(Token)).ShouldBe(["v1", "v2"]);
        tokens.Asked.ShouldBe(["repository:a/b:pull", "repository:a/b:pull,push"]);
    }

    [Fact]
    public async Task A_token_that_ran_out_is_asked_for_again()
    {
        using var tokens = new TokenService { Lives = 60 };
        await using var registry = await WithTokensAsync(tokens);
        var clock = new SkippingClock();
        using var client = new RegistryClient(registry.At("a"), Options(clock, new Fixed(s_me)));
        await client.ResolveAsync("v1", Token);
        clock.Advance(TimeSpan.FromSeconds(59));
        await client.ResolveAsync("v1", Token);
        tokens.Asked.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(2));
        await client.ResolveAsync("v1", Token);
        tokens.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_renewed_once()
    {
        using var tokens = new TokenService { Spoilt = 1 };
        await using var registry = await WithTokensAsync(tokens);
        using var client = new RegistryClient(
            registry.At("a"),
            Options(credentials: new Fixed(s_me))
        );

        // A fresh token that does not open is an answer; one that was kept is renewed.
        var error = await Should.ThrowAsync<RegistryAccessException>(() =>
            client.ResolveAsync("v1", Token)
        );
        error.ToString().ShouldNotContain(Password);
        (await client.ResolveAsync("v1", Token)).ShouldBeNull();
        tokens.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_service_that_refuses_is_named()
    {
        using var tokens = new TokenService();
        await using var registry = await WithTokensAsync(tokens);
        using var client = new RegistryClient(
            registry.At("a"),
            Options(credentials: new Fixed(new RegistryCredential("me", "wr0ng")))
        );
        var error = await Should.ThrowAsync<RegistryAccessException>(() =>
            client.ResolveAsync("v1", Token)
        );
        error.Message.ShouldContain($"its token service 127.0.0.1:{tokens.Port} answered HTTP 401");
        error.ToString().ShouldNotContain("wr0ng");
        tokens.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("nowhere")]
    [InlineData("")]
    public async Task A_password_goes_to_no_odd_address(string realm)
    {
        await using var proxy = new FaultProxy(0)
        {
            Always = new Fault("")
            {
                Answer = Fault.Json(401, "", $"WWW-Authenticate: Bearer realm=\"{realm}\"\r\n"),
            },
        };
        using var client = new RegistryClient(proxy.At("a"), Options(credentials: new Fixed(s_me)));
        var error = await Should.ThrowAsync<RegistryAccessException>(() =>
            client.ResolveAsync("v1", Token)
        );
        error.Message.ShouldContain("names no token service");
        proxy.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_redirected_to_gets_no_password_for_asking()
    {
        await using var third = new FaultProxy(0)
        {
            Always = new Fault("") { Answer = Fault.Json(200, "{\"token\":\"t\"}") },
        };
        var bearer = $"WWW-Authenticate: Bearer realm=\"http://127.0.0.1:{third.Port}/\"\r\n";
        foreach (var challenge in new[] { "WWW-Authenticate: Basic realm=\"x\"\r\n", bearer })
        {
            await using var evil = new FaultProxy(0)
            {
                Always = new Fault("") { Answer = Fault.Json(401, "", challenge) },
            };
            await using var registry = new FaultProxy(0)
            {
                Always = new Fault("")
                {
                    Answer = Fault.Json(
                        307,
                        "",
                        $"Location: http://127.0.0.1:{evil.Port}/blob\r\n"
                    ),
                },
            };
            using var client = new RegistryClient(
                registry.At("a"),
                Options(credentials: new Fixed(s_me))
            );
            await Should.ThrowAsync<RegistryAccessException>(() =>
                client.ReadManifestAsync("v1", null, Token)
            );
            evil.Authorizations.ShouldBe([false]);
            registry.Authorizations.ShouldBe([false]);
        }

        third.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"token\":\"t\",\"expires_in\":9000000000000000000}", true)]
    [InlineData("{\"token\":\"t\",\"expires_in\":-9000000000000000000}", true)]
    [InlineData("{\"token\":\"a\\nb\"}", false)]
    [InlineData("{\"token\":\"a b\"}", false)]
    public async Task An_odd_token_does_no_harm(string answer, bool good)
    {
        await using var service = new FaultProxy(0)
        {
            Always = new Fault("") { Answer = Fault.Json(200, answer) },
        };
        await using var registry = new FaultProxy(0)
        {
            Always = new Fault("")
            {
                Answer = Fault.Json(
                    401,
                    "",
                    $"WWW-Authenticate: Bearer realm=\"http://127.0.0.1:{service.Port}/\"\r\n"
                ),
            },
        };
        using var client = new RegistryClient(
            registry.At("a"),
            Options(credentials: new Fixed(s_me))
        );
        var error = await Should.ThrowAsync<RegistryAccessException>(() =>
            client.ResolveAsync("v1", Token)
        );
        error.Message.Contains("holds no token", StringComparison.Ordinal).ShouldBe(!good);
        registry.Authorizations.ShouldBe(good ? [false, true] : [false]);
    }

    [Fact]
    public async Task A_list_without_end_ends()
    {
        await using var registry = new FaultProxy(0)
        {
            Always = new Fault("")
            {
                Answer = Fault.Json(
                    200,
                    "{\"tags\":[\"a\"]}",
                    "Link: </v2/a/tags/list?last=a>; rel=\"next\"\r\n"
                ),
            },
        };
        using var client = new RegistryClient(registry.At("a"), Options());
        (
            await Should.ThrowAsync<RegistryContentException>(async () =>
                await client.ListTagsAsync(null, Token).ToListAsync(Token)
            )
        ).Message.ShouldContain("without end");
        registry.Requests.Count.ShouldBe(2);
    }

    private static async Task<DockerRegistry> WithPasswordsAsync()
    {
        DockerRegistry.Need();
        var registry = new DockerRegistry();
        var file = Path.Combine(registry.Folder, "users");
        await File.WriteAllTextAsync(file, Users);
        registry.Auth = $$"""auth: { htpasswd: { realm: tests, path: "{{file}}" } }""";
        await registry.InitializeAsync();
        return registry;
    }

    private static async Task<DockerRegistry> WithTokensAsync(TokenService tokens)
    {
        DockerRegistry.Need();
        var registry = new DockerRegistry();
        registry.Auth = tokens.Settings(registry.Folder);
        await registry.InitializeAsync();
        return registry;
    }
}
