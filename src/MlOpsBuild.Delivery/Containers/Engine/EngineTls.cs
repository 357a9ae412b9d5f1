using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Docker.DotNet;
using Microsoft.Net.Http.Client;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>A connection with TLS to an engine: our certificate for it, and its certificate held against our authority.</summary>
internal sealed class EngineTls : Credentials
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1"; // RFC 5280, 4.2.1.12
    private readonly EngineCertificates _files;
    private readonly X509Certificate2? _own;
    private readonly X509Certificate2Collection _authorities = [];

    /// <exception cref="UsageException">A file is missing or no certificate.</exception>
    public EngineTls(EngineCertificates files)
    {
        _files = files;
        try
        {
            if (files.Verify)
            {
                _authorities.ImportFromPemFile(files.Authority);
            }

            // Engines may ask for no certificate of ours.
            _own = File.Exists(files.Certificate) ? OwnCertificate(files) : null;
        }
        catch (Exception e)
            when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"The certificates for the container engine in {files.Folder} cannot be used ({e.Message}): expected ca.pem, cert.pem and key.pem there. See DOCKER_CERT_PATH.",
                inner: e
            );
        }
    }

    public override bool IsTlsCredentials() => true;

    public override HttpMessageHandler GetHandler(HttpMessageHandler innerHandler)
    {
        var handler = (ManagedHandler)innerHandler;
        if (_own is not null)
        {
            handler.ClientCertificates = [_own];
        }

        handler.ServerCertificateValidationCallback = (_, certificate, sent, errors) =>
            !_files.Verify || IsTrusted(certificate, sent, errors);
        return handler;
    }

    public override void Dispose()
    {
        _own?.Dispose();
        foreach (var authority in _authorities)
        {
            authority.Dispose();
        }
    }

    // The system's trust does not count: whoever it vouches for is not the engine.
    private bool IsTrusted(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return false;
        }

        using var server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        X509Certificate2[] others = [.. sent?.ChainElements.Select(e => e.Certificate) ?? []];
        chain.ChainPolicy.ExtraStore.AddRange(others);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;

        // The same authority signs clients, and none of them may pass for the engine.
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        return chain.Build(server);
    }

    private static X509Certificate2 OwnCertificate(EngineCertificates files)
    {
        var certificate = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // Windows does not use a key that is in memory alone.
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(
                certificate.Export(X509ContentType.Pkcs12),
                null
            );
        }
    }
}
