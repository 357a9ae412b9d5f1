using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild;

/// <summary>What came of registering a model, for people.</summary>
public static class RegistrationText
{
    /// <summary>The lines.</summary>
    public static string Render(Registration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        var version = registration.Model.Version!.ToString();
        var text = new StringBuilder();
        text.Append(
                registration.IsNew ? $"Registered {registration.Name} {version}"
                : registration.Attached.Count > 0
                    ? $"{registration.Name} {version} was registered already; its evidence is new"
                : $"Nothing new: this model is {registration.Name} {version}"
            )
            .Append('\n');
        Line("digest", registration.Model.Digest.ToString());
        Line("commit", registration.Commit.Length == 0 ? "none" : registration.Commit);
        if (registration.Attached.Count > 0)
        {
            Line("attached", string.Join(", ", registration.Attached));
        }

        Line(
            "signed",
            registration.SignedBy is { } key
                ? $"by the key {key}"
                : "no: give SigningKey, the PEM of an ECDSA key, in the environment"
        );
        if (registration.GitTag is { } tag)
        {
            Line("git tag", $"{tag}, which 'git push origin {tag}' shares");
        }

        if (registration.Registry is { } registry)
        {
            Line("shared", registry);
        }

        Line(
            "next",
            $"./build.sh Verify --version {version}, then ./build.sh Promote --version {version}"
        );
        return text.ToString();

        void Line(string name, string value) =>
            text.Append("  ").Append(name.PadRight(10)).Append(PlainText.Of(value)).Append('\n');
    }
}
