using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that sign: the private key.</summary>
public interface IHazSigningKey : IHazPipeline
{
    /// <summary>The private key that signs. To be given in the environment, never on the command line.</summary>
    [
        Parameter(
            "Register, Approve: private key that signs, PEM of ECDSA P-256 (\\n for line ends)"
        ),
        Secret
    ]
    string SigningKey => TryGetValue(() => SigningKey);
}
