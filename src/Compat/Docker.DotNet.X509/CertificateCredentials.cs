using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Net.Http.Client;

namespace Docker.DotNet.X509;

/// <summary>TLS with a certificate of the client.</summary>
public class CertificateCredentials : Credentials
{
    private readonly X509Certificate2 _certificate;

    /// <param name="clientCertificate">A certificate with its private key.</param>
    public CertificateCredentials(X509Certificate2 clientCertificate) =>
        _certificate = clientCertificate;

    /// <summary>Says whether the daemon's certificate is good; null: whom this machine trusts.</summary>
    public RemoteCertificateValidationCallback ServerCertificateValidationCallback { get; set; }

    public override HttpMessageHandler GetHandler(HttpMessageHandler innerHandler)
    {
        var handler = (ManagedHandler)innerHandler;
        handler.ClientCertificates = [_certificate];
        handler.ServerCertificateValidationCallback = ServerCertificateValidationCallback;
        return handler;
    }

    public override bool IsTlsCredentials() => true;
}
