using MlOpsBuild.Common;
using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving.Tests.Tools;

public sealed class CommandsTests
{
    [Theory]
    [InlineData(
        "servee",
        "There is no command 'servee'. Did you mean 'serve'? Expected serve, route, health, tunnel, measure, "
    )]
    [InlineData(
        "health --ulr x",
        "'mlops-serve health' has no option '--ulr'. Did you mean '--url'? Expected --url."
    )]
    [InlineData("health --url", "--url has no value.")]
    [InlineData("health --url a --url=b", "--url is given twice.")]
    [InlineData("health x", "'x' is one argument too many for 'mlops-serve health'.")]
    [InlineData(
        "health --url ftp://a",
        "--url is 'ftp://a', expected an address like http://127.0.0.1:8080."
    )]
    [InlineData("version --a", "'mlops-serve version' has no option '--a'. It has none.")]
    [InlineData("tunnel", "'mlops-serve tunnel' needs HOST:PORT or unix:PATH.")]
    [InlineData("tunnel nowhere", "'nowhere' is no address, expected HOST:PORT or unix:PATH.")]
    [InlineData("tunnel a:0", "'a:0' is no address, expected HOST:PORT or unix:PATH.")]
    [InlineData("tunnel unix:", "'unix:' is no address, expected HOST:PORT or unix:PATH.")]
    [InlineData("measure --rows x", "'mlops-serve measure' needs --url.")]
    [InlineData(
        "measure --url http://a --requests 0",
        "--requests is '0', expected a whole number from 1 to 10000000."
    )]
    public async Task Wrong_usage_says_what_is_right(string line, string message)
    {
        var error = await Should.ThrowAsync<UsageException>(() =>
            Commands.RunAsync(line.Split(' '), TestContext.Current.CancellationToken)
        );
        error.Message.ShouldStartWith(message);
        error.ExitCode.ShouldBe(MlOpsExitCode.Usage);
    }

    [Fact]
    public async Task A_folder_without_settings_is_told()
    {
        var folder = Directory.CreateTempSubdirectory("mlops-empty-").FullName;
        try
        {
            (
                await Should.ThrowAsync<Scoring.ModelFormatException>(() =>
                    Commands.RunAsync(
                        (string[])["serve", "--models", folder],
                        TestContext.Current.CancellationToken
                    )
                )
            ).Message.ShouldBe(
                $"'{folder}' has no file settings.json. Expected a folder that MlOpsBuild wrote for serving; choose it with --models."
            );
        }
        finally
        {
            Directory.Delete(folder);
        }
    }
}
