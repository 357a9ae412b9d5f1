namespace MlOpsBuild.Nuke.Workflows;

/// <summary>
/// The actions that generated workflows use, each as <c>owner/name@commit # version</c>: a tag can be moved to other code, a
/// commit cannot.
/// </summary>
/// <remarks>
/// To update one: <c>git ls-remote https://github.com/OWNER/NAME 'refs/tags/vX.Y.Z*'</c> shows the commit of a release (the
/// line that ends with <c>^{}</c> where there is one); read what changed, put commit and version here, run any target. The
/// workflows are written anew and the tests hold .github/workflows/ci.yml, which is written by hand, to the same pins.
/// Dependabot would edit generated files, and the next local run would undo it.
/// </remarks>
internal static class ActionPins
{
    public const string Checkout =
        "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2";

    public const string SetupDotNet =
        "actions/setup-dotnet@baa11fbfe1d6520db94683bd5c7a3818018e4309 # v5.1.0";

    public const string Cache = "actions/cache@cdf6c1fa76f9f475f3d7449005a359c84ca0f306 # v5.0.3";

    public const string UploadArtifact =
        "actions/upload-artifact@b7c566a772e6b6bfb58ed0dc250532a479d7789f # v6.0.0";

    public const string AzureLogin =
        "azure/login@a457da9ea143d694b1b9c7c869ebb04ebe844ef5 # v2.3.0";

    public const string AwsCredentials =
        "aws-actions/configure-aws-credentials@61815dcd50bd041e203e49132bacad1fd04d2708 # v5.1.1";

    public const string GoogleAuth =
        "google-github-actions/auth@7c6bc770dae815cd3e89ee6cdf493a5fab2cc093 # v3.0.0";
}
