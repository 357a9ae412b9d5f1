namespace Octokit.Internal;

/// <summary>The User-Agent header: product, platform, culture.</summary>
internal static class UserAgent
{
    // The version of the package whose requests these are.
    private const string Version = "14.0.0";

    public static string Format(ProductHeaderValue product) =>
        $"{product} ({GetPlatform()}; {CultureInfo.CurrentCulture.Name}; Octokit.net {Version})";

    private static string GetPlatform() =>
        $"{Environment.OSVersion.Platform} {Environment.OSVersion.Version.ToString(3)}; "
        + (Environment.Is64BitOperatingSystem ? "amd64" : "x86");
}
