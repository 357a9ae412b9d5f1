using System.Text;

namespace MlOpsBuild.Registry.Remote;

/// <summary>What happened when a registry was asked for something.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Repository">The repository in it.</param>
/// <param name="Request">What was asked, e.g. <c>read manifest latest</c>.</param>
/// <param name="Found">What came instead.</param>
/// <param name="Advice">What to do.</param>
public sealed record RegistryProblem(
    string Registry,
    string Repository,
    string Request,
    string Found,
    string Advice
)
{
    /// <summary>The HTTP status; <see langword="null"/> when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>The first code of the answer's <c>errors</c>, e.g. <c>MANIFEST_UNKNOWN</c>, or <see langword="null"/>.</summary>
    public string? Code { get; init; }

    /// <summary>One sentence or two.</summary>
    public override string ToString() =>
        new StringBuilder("Cannot ")
            .Append(Request)
            .Append(" in ")
            .Append(Registry)
            .Append('/')
            .Append(Repository)
            .Append(": ")
            .Append(Found)
            .Append(". ")
            .Append(Advice)
            .ToString();
}
