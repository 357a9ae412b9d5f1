using MlOpsBuild.Shared;

namespace MlOpsBuild.Serving.Tests.Pages;

/// <summary>One browser for a class of tests.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private Chromium? _browser;

    internal Chromium Browser
    {
        get
        {
            Assert.SkipWhen(
                _browser is null,
                "chromium is not installed: apt-get install chromium"
            );
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync() =>
        _browser = Chromium.Program is null ? null : await Chromium.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }
}
