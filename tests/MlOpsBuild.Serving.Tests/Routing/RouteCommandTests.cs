using System.Diagnostics;
using System.Text.RegularExpressions;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Tests.Routing;

/// <summary>The front as a process of its own.</summary>
public sealed partial class RouteCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlops-route-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Control => Path.Combine(_folder.FullName, "control.sock");

    public void Dispose() => _folder.Delete(recursive: true);

    private Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(AppContext.BaseDirectory, "mlops-serve.dll"),
                    "route",
                    "--state",
                    Path.Combine(_folder.FullName, "state"),
                    "--control",
                    Control,
                    .. arguments,
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;

    private static async Task<string> AddressOf(Process front)
    {
        var line = await front.StandardOutput.ReadLineAsync(Ct);
        var match = Address().Match(line ?? "");
        match.Success.ShouldBeTrue(line);
        return match.Value;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, 1000)]
    private static partial Regex Address();

    private static async Task<string> PredictAsync(string address)
    {
        using var client = await RawClient.ConnectAsync(address);
        await client.PostAsync("/predict", "{}");
        return (await client.ReadAsync()).Body;
    }

    [Fact]
    public async Task A_front_that_is_killed_goes_on_with_its_routes_when_it_is_started_again()
    {
        await using var backend = await TestBackend.StartAsync("a");
        using (var front = Start("--port", "0"))
        {
            var address = await AddressOf(front);
            using var control = TestFront.ControlClient(Control);
            using var put = await control.PutAsync(
                "/routes",
                new ByteArrayContent(
                    new RouteTable { Generation = 0, Backends = [backend.Route()] }.ToBytes()
                ),
                Ct
            );
            put.IsSuccessStatusCode.ShouldBeTrue();
            (await PredictAsync(address)).ShouldBe("a:{}");
            front.Kill(); // SIGKILL: the socket's file stays
            await front.WaitForExitAsync(Ct);
        }

        File.Exists(Control).ShouldBeTrue();
        using (var front = Start("--port", "0"))
        {
            (await PredictAsync(await AddressOf(front))).ShouldBe("a:{}");
            using var kill = Process.Start("kill", front.Id.ToString(CultureInfo.InvariantCulture));
            await front.WaitForExitAsync(Ct);
            front.ExitCode.ShouldBe(0);
        }

        File.Exists(Control).ShouldBeFalse();
    }

    [Theory]
    [InlineData(2, "has no option '--prot'", "--prot", "1")]
    [InlineData(2, "expected a whole number from 0 to 65535", "--port", "65536")]
    [InlineData(2, "is no address", "--address", "nowhere", "--port", "0")]
    public async Task What_is_not_right_is_one_line_and_an_exit_code(
        int code,
        string message,
        params string[] arguments
    )
    {
        using var front = Start(arguments);
        var error = await front.StandardError.ReadToEndAsync(Ct);
        await front.WaitForExitAsync(Ct);
        front.ExitCode.ShouldBe(code, error);
        error.ShouldContain(message);
        error.TrimEnd().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        await using var backend = await TestBackend.StartAsync("a");
        using var front = Start("--port", backend.Port.ToString(CultureInfo.InvariantCulture));
        var error = await front.StandardError.ReadToEndAsync(Ct);
        await front.WaitForExitAsync(Ct);
        front.ExitCode.ShouldBe(1);
        error.ShouldContain("is taken");
    }
}
