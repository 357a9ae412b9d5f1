/// <summary>Runs the build that the environment variable VARIANT names.</summary>
internal static class Program
{
    public static int Main() =>
        Environment.GetEnvironmentVariable("VARIANT") switch
        {
            "hooks" => HooksBuild.Run(),
            "quiet" => QuietBuild.Run(),
            "cycle" => CycleBuild.Run(),
            "conditions" => ConditionsBuild.Run(),
            "injection" => InjectionBuild.Run(),
            "cleanup" => CleanupBuild.Run(),
            "secrets" => SecretsBuild.Run(),
            "tools" => ToolsBuild.Run(),
            "shorthand" => ShorthandBuild.Run(),
            "customs" => CustomsBuild.Run(),
            var other => throw new InvalidOperationException($"There is no variant '{other}'"),
        };
}
