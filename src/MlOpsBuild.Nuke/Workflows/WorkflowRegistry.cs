using System.Text.RegularExpressions;
using MlOpsBuild.Common;

namespace MlOpsBuild.Nuke.Workflows;

/// <summary>How jobs come to a registry: who it is of decides how to log in, and what the job must be permitted.</summary>
internal sealed partial class WorkflowRegistry
{
    /// <summary>GitHub's registry.</summary>
    public const string GitHubHost = "ghcr.io";

    private readonly Kind _kind;
    private readonly string _region = "";

    private WorkflowRegistry(string host, string? name)
    {
        Host = host;
        Name = name;
        if (host == GitHubHost)
        {
            _kind = Kind.GitHub;
        }
        else if (host.EndsWith(".azurecr.io", StringComparison.Ordinal))
        {
            _kind = Kind.Azure;
        }
        else if (Amazon().Match(host) is { Success: true } amazon)
        {
            _kind = Kind.Amazon;
            _region = amazon.Groups[1].Value;
        }
        else
        {
            _kind = host.EndsWith("-docker.pkg.dev", StringComparison.Ordinal)
                ? Kind.Google
                : Kind.Other;
        }
    }

    private enum Kind
    {
        Other,
        GitHub,
        Azure,
        Amazon,
        Google,
    }

    public string Host { get; }

    /// <summary>What the parameter <c>Registry</c> is to be; null where the build knows it already.</summary>
    public string? Name { get; }

    /// <summary>
    /// Whether jobs of pull requests log in. A cloud's identity is not given to code that nobody has looked at.
    /// </summary>
    public bool IsOpenToPullRequests => _kind is Kind.GitHub or Kind.Other;

    private bool IsOfRepository => _kind == Kind.GitHub && Name == GitHubHost;

    /// <param name="reference"><c>host[:port]/repository</c>, or only <see cref="GitHubHost"/>.</param>
    /// <param name="isGiven">Whether the attribute says it, so that the build has to be told.</param>
    /// <exception cref="UsageException">It is no such reference.</exception>
    public static WorkflowRegistry Parse(string reference, bool isGiven)
    {
        if (!Reference().IsMatch(reference))
        {
            throw new UsageException(
                $"[MlOpsWorkflows] has Registry = \"{reference}\", which is no repository of a registry. Write registry[:port]/repository, \"{GitHubHost}\" for the packages of the GitHub repository, or \"{MlOpsWorkflowsAttribute.NoRegistry}\"."
            );
        }

        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        return new WorkflowRegistry(
            slash < 0 ? reference : reference[..slash],
            isGiven ? reference : null
        );
    }

    /// <summary>What the job must be permitted besides reading the repository.</summary>
    public string Permissions(bool write) =>
        _kind switch
        {
            Kind.GitHub => write ? "packages: write" : "packages: read",
            Kind.Other => "",
            _ => "id-token: write",
        };

    /// <summary>Tells the build the registry, then logs in.</summary>
    /// <param name="condition">Where it is not always possible: the expression that says when.</param>
    /// <param name="isOptional">Whether the job goes on where it fails: a registry that is away must not fail a report.</param>
    public IEnumerable<string> Steps(string? condition = null, bool isOptional = false)
    {
        if (IsOfRepository)
        {
            yield return """
                - name: Registry of this repository
                  shell: bash
                  run: echo "Registry=ghcr.io/$(printf '%s' "$GITHUB_REPOSITORY" | tr '[:upper:]' '[:lower:]')/{model}" >> "$GITHUB_ENV"
                """;
        }

        var when = condition is null ? "" : $"  if: {condition}";
        foreach (var step in LogIn())
        {
            // After the step's first line, which names it.
            var end = step.IndexOf('\n', StringComparison.Ordinal);
            yield return WorkflowText.Join(
                step[..end],
                when,
                isOptional ? "  continue-on-error: true" : "",
                step[(end + 1)..]
            );
        }
    }

    /// <summary>The environment of jobs, for a registry that only the attribute names.</summary>
    public string Environment => Name is null || IsOfRepository ? "" : $"Registry: \"{Name}\"";

    private IEnumerable<string> LogIn() =>
        _kind switch
        {
            Kind.GitHub =>
            [
                """
                    - name: Log in to ghcr.io
                      shell: bash
                      env:
                        TOKEN: ${{ github.token }}
                      run: printf '%s' "$TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin
                    """,
            ],
            Kind.Azure =>
            [
                $$$"""
                    - name: Log in to Azure
                      uses: {{{ActionPins.AzureLogin}}}
                      with:
                        client-id: ${{ vars.AZURE_CLIENT_ID }}
                        tenant-id: ${{ vars.AZURE_TENANT_ID }}
                        subscription-id: ${{ vars.AZURE_SUBSCRIPTION_ID }}
                    """,
                $"""
                    - name: Log in to {Host}
                      shell: bash
                      run: az acr login --name {Host.Split('.')[0]}
                    """,
            ],
            Kind.Amazon =>
            [
                $$$"""
                    - name: Log in to AWS
                      uses: {{{ActionPins.AwsCredentials}}}
                      with:
                        role-to-assume: ${{ vars.AWS_ROLE_ARN }}
                        aws-region: {{{_region}}}
                    """,
                $"""
                    - name: Log in to {Host}
                      shell: bash
                      run: aws ecr get-login-password --region {_region} | docker login {Host} --username AWS --password-stdin
                    """,
            ],
            Kind.Google =>
            [
                $$$"""
                    - name: Log in to Google Cloud
                      id: google
                      uses: {{{ActionPins.GoogleAuth}}}
                      with:
                        workload_identity_provider: ${{ vars.GCP_WORKLOAD_IDENTITY_PROVIDER }}
                        service_account: ${{ vars.GCP_SERVICE_ACCOUNT }}
                        token_format: access_token
                        create_credentials_file: false
                    """,
                $$$"""
                    - name: Log in to {{{Host}}}
                      shell: bash
                      env:
                        TOKEN: ${{ steps.google.outputs.access_token }}
                      run: printf '%s' "$TOKEN" | docker login {{{Host}}} --username oauth2accesstoken --password-stdin
                    """,
            ],
            _ =>
            [
                $$$"""
                    - name: Log in to {{{Host}}}
                      shell: bash
                      env:
                        LOGIN_USER: ${{ secrets.MLOPS_REGISTRY_USER }}
                        LOGIN_PASSWORD: ${{ secrets.MLOPS_REGISTRY_PASSWORD }}
                      run: |
                        if [ -n "$LOGIN_PASSWORD" ]; then
                          printf '%s' "$LOGIN_PASSWORD" | docker login {{{Host}}} --username "$LOGIN_USER" --password-stdin
                        fi
                    """,
            ],
        };

    [GeneratedRegex(@"^[0-9]{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com$")]
    private static partial Regex Amazon();

    // Only characters that mean nothing to YAML in quotes, to expressions and to shells.
    [GeneratedRegex(@"^(ghcr\.io|[a-z0-9][a-z0-9.-]*(:[0-9]+)?/[a-z0-9._/{}-]+)\z")]
    private static partial Regex Reference();
}
