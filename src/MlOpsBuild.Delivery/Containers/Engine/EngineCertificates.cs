namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>A folder with the files <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>, as <c>docker</c> uses them.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Verify">Whether the engine's certificate must be signed by <c>ca.pem</c> and be of its host.</param>
public sealed record EngineCertificates(string Folder, bool Verify)
{
    /// <summary>Signs the engine's certificate.</summary>
    public string Authority => Path.Combine(Folder, "ca.pem");

    /// <summary>Our own certificate.</summary>
    public string Certificate => Path.Combine(Folder, "cert.pem");

    /// <summary>Its private key.</summary>
    public string Key => Path.Combine(Folder, "key.pem");
}
