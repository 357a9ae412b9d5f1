using System.Diagnostics;
using System.Security.Cryptography;

namespace MlOpsBuild.Training.Command;

/// <summary>The variables that a training program gets besides those of the build.</summary>
internal static class TrainingEnvironment
{
    /// <summary>The folder with the program's input.</summary>
    public const string Input = "MLOPS_INPUT";

    /// <summary>The folder for the program's output.</summary>
    public const string Output = "MLOPS_OUTPUT";

    private const string Run = "MLOPS_RUN";
    private const ulong PythonSeeds = 1UL << 32; // PYTHONHASHSEED is at most 4294967295

    // What the build itself may do is none of the program's business.
    private static readonly string[] OwnSecrets =
    [
        "GITHUB_TOKEN",
        "MLOPS_API_KEYS",
        "MLOPS_SIGNING_KEY",
        "MLOPS_TOKEN",
        "MLOPS_REGISTRY_PASSWORD",
        "SigningKey",
        "SIGNING_KEY",
        "NUKE_SIGNING_KEY",
    ];

    /// <summary>Sets the variables.</summary>
    /// <param name="start">How the program is started.</param>
    /// <param name="request">What it shall do.</param>
    /// <param name="input">The full path of the folder with its input.</param>
    /// <param name="output">The full path of the folder for its output.</param>
    /// <returns><c>NAME=value</c> by which its processes are told from others.</returns>
    public static string Set(
        ProcessStartInfo start,
        TrainingRequest request,
        string input,
        string output
    )
    {
        var environment = start.Environment;
        foreach (var secret in OwnSecrets)
        {
            environment.Remove(secret);
        }

        // Never part of a result: only to find the processes again.
        var run = RandomNumberGenerator.GetHexString(32, lowercase: true);
        environment[Input] = input;
        environment[Output] = output;
        environment["MLOPS_LABEL"] = request.Signature.Label;
        environment["MLOPS_TASK"] = TrainingSchema.NameOf(request.Signature.Task);
        environment["MLOPS_SEED"] = request.Seed.ToString(CultureInfo.InvariantCulture);
        environment["MLOPS_THREADS"] = request.Threads.ToString(CultureInfo.InvariantCulture);
        environment[Run] = run;
        environment["PYTHONHASHSEED"] = (request.Seed % PythonSeeds).ToString(
            CultureInfo.InvariantCulture
        );
        environment["PYTHONUNBUFFERED"] = "1";
        environment["PYTHONDONTWRITEBYTECODE"] = "1";
        // The same order of texts and the same hours everywhere.
        environment["TZ"] = "UTC";
        if (OperatingSystem.IsLinux())
        {
            environment["LC_ALL"] = "C.UTF-8";
        }

        // Sums in another order give other bits, and scikit-learn writes the number of threads into its models. A program that
        // wants more takes MLOPS_THREADS.
        foreach (
            var name in new[]
            {
                "OMP_NUM_THREADS",
                "OPENBLAS_NUM_THREADS",
                "MKL_NUM_THREADS",
                "NUMEXPR_NUM_THREADS",
            }
        )
        {
            environment[name] = "1";
        }

        return $"{Run}={run}";
    }
}
