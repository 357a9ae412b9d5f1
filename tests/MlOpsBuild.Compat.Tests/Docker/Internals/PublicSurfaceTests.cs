using Docker.DotNet;
using Docker.DotNet.X509;

namespace MlOpsBuild.Compat.Tests.Docker.Internals;

/// <summary>What consumers can compile against changes only on purpose (UPDATE_GOLDEN=1).</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void Surface_is_the_golden_one() =>
        PublicSurface.ShouldBeGolden(
            typeof(DockerClient).Assembly,
            Path.Combine(Recording.Directory, "public-surface.txt")
        );

    [Fact]
    public void Surface_for_certificates_is_the_golden_one() =>
        PublicSurface.ShouldBeGolden(
            typeof(CertificateCredentials).Assembly,
            Path.Combine(Recording.Directory, "public-surface-x509.txt")
        );

    [Fact]
    public void Each_type_says_what_it_is()
    {
        PublicSurface.ShouldBeDocumented(typeof(DockerClient).Assembly, atLeast: 130);
        PublicSurface.ShouldBeDocumented(typeof(CertificateCredentials).Assembly, atLeast: 1);
    }
}
