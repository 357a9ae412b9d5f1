using System.Security.Cryptography.X509Certificates;

namespace Docker.DotNet.X509;

/// <summary>Certificates with their keys, from files.</summary>
public static class RSAUtil
{
    public static X509Certificate2 GetCertFromPFX(string pfxFilePath, string password) =>
        X509CertificateLoader.LoadPkcs12FromFile(pfxFilePath, password);

    public static X509Certificate2 GetCertFromPEMFiles(string certFilePath, string keyFilePath) =>
        X509Certificate2.CreateFromPemFile(certFilePath, keyFilePath);
}
