namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>A secret's value appears nowhere, whatever a build does with it.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Key = "s3cr3t-k3y";
    private const string Token = "tok\"en%val ue";
    private readonly VariantBuild _build = new("secrets");

    public void Dispose() => _build.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("--verbosity verbose")]
    [InlineData("--host GitHubActions")]
    public void Values_appear_in_no_output_and_no_file(string arguments)
    {
        var result = _build.Run(
            $"Leak --pin 471147 {arguments}",
            ("API_KEY", Key),
            ("NUKE_PUSH_TOKEN", Token)
        );
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain("key *** token *** pin ***");
        result.Output.ShouldContain("by hand: *** and ***");
        result.Output.ShouldContain("in pieces: ***!");
        result.Output.ShouldContain("as error: ***");
        result.Output.ShouldContain("echo child ***");
        result.Output.ShouldContain("[DBG] child ***");
        result.Output.ShouldContain("could not push with ***");
        result.Output.ShouldContain("// Key: ***");
        ShouldBeClean(result.Output);
        foreach (var file in Directory.GetFiles(_build.Root, "*", SearchOption.AllDirectories))
            ShouldBeClean(File.ReadAllText(file));
    }

    [Fact]
    public void Arguments_that_are_secret_are_hidden_before_anybody_asks_for_them()
    {
        var output = _build.Run($"Arguments --push-token {Key}x --api-key {Key}").Output;
        output.ShouldContain("given Arguments --push-token *** --api-key ***");
        output.ShouldContain("created with Arguments --push-token *** --api-key ***");
        ShouldBeClean(output);
    }

    [Fact]
    public void A_value_that_does_not_convert_is_hidden_too()
    {
        var output = _build.Run("Show --pin 4711-and-more").Output;
        output.ShouldContain("Value '***' could not be converted to 'int?'");
        output.ShouldNotContain("4711");
    }

    [Fact]
    public void An_exception_at_the_end_is_hidden_and_fails_the_build()
    {
        var result = _build.Run($"Show --fail-at-end --api-key {Key}");
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain("could not say goodbye with ***");
        ShouldBeClean(result.Output);
    }

    [Fact]
    public void Schema_holds_no_value()
    {
        _build.Run("Show", ("API_KEY", Key)).ExitCode.ShouldBe(0);
        var schema = File.ReadAllText(Path.Combine(_build.Root, ".nuke", "build.schema.json"));
        schema.ShouldContain("\"ApiKey\"");
        ShouldBeClean(schema);
    }

    [Fact]
    public void An_encrypted_value_is_read_with_the_password()
    {
        // "geheim-ä-4711", encrypted by openssl (AES-256-CBC) with a key by Python's PBKDF2.
        WriteParameters("v1:9/dOqGIBPvnvlA0fsrpRwQ==");
        var result = _build.Run("Show", ("PARAMS_KEY", "correct horse battery"));
        result.Output.ShouldContain("[INF] length 13");
        var wrong = _build.Run("Show", ("PARAMS_KEY", "incorrect horse"));
        wrong.Output.ShouldContain("Could not decrypt 'ApiKey' with provided password");
        wrong.Output.ShouldContain("[INF] length -1");
    }

    [Fact]
    public void A_server_is_never_asked_for_a_password()
    {
        WriteParameters("v1:9/dOqGIBPvnvlA0fsrpRwQ==");
        var result = _build.Run("Show", ("GITHUB_ACTIONS", "true"));
        result.Output.ShouldContain(
            "'parameters.json' holds encrypted values: pass their password by the environment variable PARAMS_KEY"
        );
        result.Output.ShouldNotContain("Enter password");
    }

    [Fact]
    public void Plain_text_in_a_file_is_refused()
    {
        WriteParameters(Key);
        var result = _build.Run("Show");
        result.Output.ShouldContain(
            "Secret 'ApiKey' must not be stored as plain text in 'parameters.json'"
        );
        result.Output.ShouldContain("[INF] length -1");
        ShouldBeClean(result.Output);
    }

    [Fact]
    public void A_terminal_is_asked_for_password_and_value_without_showing_them()
    {
        WriteParameters("v1:9/dOqGIBPvnvlA0fsrpRwQ==");
        var output = _build.RunOnTerminal(
            "Show",
            answers: ("parameters.json:", "correct horse battery")
        );
        output.ShouldContain("Enter password for parameters.json:");
        output.ShouldContain("length 13");
        output.ShouldNotContain("horse");

        File.Delete(Path.Combine(_build.Root, ".nuke", "parameters.json"));
        output = _build.RunOnTerminal("Needs", answers: ("ApiKey:", Key));
        output.ShouldContain("ApiKey:");
        output.ShouldContain("length 10");
        ShouldBeClean(output);
    }

    private static void ShouldBeClean(string text)
    {
        text.ShouldNotContain(Key);
        text.ShouldNotContain("471147");
        text.ShouldNotContain("tok\"en");
        text.ShouldNotContain("tok\\\"en");
        text.ShouldNotContain("en%25val");
    }

    private void WriteParameters(string value) =>
        File.WriteAllText(
            Path.Combine(_build.Root, ".nuke", "parameters.json"),
            $$"""{ "ApiKey": "{{value}}" }"""
        );
}
