using Nuke.Common;
using Nuke.Common.Tooling;
using Serilog;

/// <summary>A build that does everything wrong with its secrets.</summary>
internal class SecretsBuild : NukeBuild, IHazToken
{
    public static int Run() => Execute<SecretsBuild>(x => x.Leak);

    [Parameter, Secret]
    private readonly string ApiKey;

    [Parameter, Secret]
    private readonly int? Pin;

    [Parameter]
    private readonly bool FailAtEnd;

    private string Token => ((IHazToken)this).Token;

    protected override void OnBuildCreated() =>
        Console.WriteLine($"created with {string.Join(' ', EnvironmentInfo.CommandLineArguments)}");

    protected override void OnBuildFinished()
    {
        if (FailAtEnd)
            throw new InvalidOperationException($"could not say goodbye with {ApiKey}");
    }

    private Target Leak =>
        _ =>
            _.Executes(() =>
            {
                Log.Information("key {Key} token {Token} pin {Pin}", ApiKey, Token, Pin);
                Log.Warning("warned of " + ApiKey);
                Console.WriteLine($"by hand: {ApiKey} and {Token}");
                foreach (var c in $"in pieces: {ApiKey}!\n")
                    Console.Write(c);

                Console.Error.WriteLine($"as error: {ApiKey}");
                ProcessTasks.StartProcess("echo", $"child {ApiKey}").AssertZeroExitCode();
                ReportSummary(x =>
                {
                    x["Key"] = ApiKey;
                    return x;
                });
                throw new InvalidOperationException(
                    $"could not push with {ApiKey}",
                    new InvalidOperationException($"inner {Token}")
                );
            });

    private Target Show =>
        _ => _.Executes(() => Log.Information("length {Length}", ApiKey?.Length ?? -1));

    private Target Needs =>
        _ =>
            _.Requires(() => ApiKey)
                .Executes(() => Log.Information("length {Length}", ApiKey.Length));

    private Target Arguments =>
        _ =>
            _.Executes(() =>
                Log.Information(
                    "given {Arguments}",
                    string.Join(' ', EnvironmentInfo.CommandLineArguments)
                )
            );
}

[ParameterPrefix("Push")]
internal interface IHazToken : INukeBuild
{
    [Parameter, Secret]
    string Token => TryGetValue(() => Token);
}
