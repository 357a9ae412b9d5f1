namespace MlOpsBuild.Configuration;

/// <summary>How a new image takes over from the one before. In all of them the old one serves until the new one is proven.</summary>
public enum DeployStrategy
{
    /// <summary>Server by server: a new one takes the place of an old one.</summary>
    Replace,

    /// <summary>All new servers start beside the old ones; then all requests go to them at once.</summary>
    BlueGreen,

    /// <summary>New servers get a growing share of the requests, as long as they keep their conditions.</summary>
    Canary,

    /// <summary>New servers get copies of the requests and answer nobody; the old ones stay.</summary>
    Shadow,
}
