using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOpsBuild.Tests.Registry.Remote;

/// <summary>Signs tokens as a registry of others checks them (JWT with the certificate in it).</summary>
internal sealed class TokenService : IDisposable
{
    public const string User = "me";
    public const string Password = "s3cret-pass";
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate;
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _asked = new();

    public TokenService()
    {
        var request = new CertificateRequest(
            "CN=tokens",
            _key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        _certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        Port = Listen();
        _ = ServeAsync();
    }

    public int Port { get; }

    /// <summary>What a token says of how long it lives, in seconds.</summary>
    public int Lives { get; set; } = 300;

    /// <summary>Tokens that the registry will not take.</summary>
    public int Spoilt { get; set; }

    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>The registry's settings.</summary>
    public string Settings(string folder)
    {
        var bundle = Path.Combine(folder, "tokens.pem");
        File.WriteAllText(bundle, _certificate.ExportCertificatePem());
        return $$"""auth: { token: { realm: "http://127.0.0.1:{{Port}}/token?a=b", service: "the registry", issuer: tests, rootcertbundle: "{{bundle}}" } }""";
    }

    public void Dispose()
    {
        _listener.Close();
        _certificate.Dispose();
        _key.Dispose();
    }

    private int Listen()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                _listener.Start();
                return port;
            }
            catch (HttpListenerException)
            {
                // Somebody else was faster.
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                await AnswerAsync(context);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException) { }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var query = context.Request.QueryString;
        if (context.Request.HttpMethod == "POST")
        {
            using var reader = new StreamReader(context.Request.InputStream);
            query = System.Web.HttpUtility.ParseQueryString(await reader.ReadToEndAsync());
        }

        var scopes = string.Join(' ', query.GetValues("scope") ?? []);
        _asked.Enqueue(scopes);
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));
        var known =
            context.Request.Headers["Authorization"] == "Basic " + pair
            || query["refresh_token"] == Password;
        if (!known || query["service"] != "the registry")
        {
            context.Response.StatusCode = 401;
            return;
        }

        var token = Sign(scopes);
        if (Spoilt > 0)
        {
            Spoilt--;
            token = token[..^4] + "AAAA";
        }

        var name = context.Request.HttpMethod == "POST" ? "access_token" : "token";
        var answer = new JsonObject { [name] = token, ["expires_in"] = Lives };
        await context.Response.OutputStream.WriteAsync(
            Encoding.UTF8.GetBytes(answer.ToJsonString())
        );
    }

    private string Sign(string scopes)
    {
        var now = TimeProvider.System.GetUtcNow();
        var access = scopes
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.Split(':'))
            .Select(p => new
            {
                type = p[0],
                name = p[1],
                actions = p[2].Split(','),
            });
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                typ = "JWT",
                alg = "RS256",
                x5c = new[] { Convert.ToBase64String(_certificate.RawData) },
            }
        );
        var claims = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                iss = "tests",
                sub = User,
                aud = "the registry",
                exp = now.AddHours(1).ToUnixTimeSeconds(),
                nbf = now.AddHours(-1).ToUnixTimeSeconds(),
                iat = now.ToUnixTimeSeconds(),
                jti = "1",
                access,
            }
        );
        var text = $"{Encode(header)}.{Encode(claims)}";
        var signature = _key.SignData(
            Encoding.ASCII.GetBytes(text),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{text}.{Encode(signature)}";
    }

    private static string Encode(byte[] bytes) =>
        System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
