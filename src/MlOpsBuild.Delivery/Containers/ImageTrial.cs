using System.Diagnostics;
using System.Security.Cryptography;
using Docker.DotNet.Models;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Runs a new image as it will run later: confined, read-only, without a network; proves and measures it.</summary>
internal static class ImageTrial
{
    private const string KeysVariable = "MLOPS_API_KEYS";

    public static async Task<(ImageProof Proof, ImageMeasurements Measured)> RunAsync(
        ModelImageRequest request,
        ImageParts parts,
        ImageInspectResponse image,
        Action<string>? progress,
        CancellationToken cancellationToken
    )
    {
        // A key for this container alone, which ends with it.
        var key = request.Settings.ApiKeys
            ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))
            : null;
        progress?.Invoke($"starting {parts.Tag}");
        var started = Stopwatch.GetTimestamp();
        await using var container = await RunningContainer.StartAsync(
            request.Engine,
            Run(request, image.ID, key),
            cancellationToken
        );
        await WaitUntilReadyAsync(container, request, cancellationToken);
        var waited = Stopwatch.GetElapsedTime(started);
        progress?.Invoke(
            $"proving {parts.Tag} with {ReadableText.Count(request.Golden.Count, "golden row")}"
        );
        var target = Target(request, key);
        using var http = container.CreateHttpClient();
        var proof = await GoldenProof.RunAsync(http, target, request.Golden, cancellationToken);
        progress?.Invoke($"measuring {parts.Tag}");
        var measured = await new ImageMeasurement(container).MeasureAsync(
            request.Golden,
            target.Arm,
            request.Requests,
            cancellationToken
        );
        return (
            proof,
            new ImageMeasurements
            {
                StartupSeconds = await new ImageMeasurement(container).StartupSecondsAsync(
                    waited,
                    cancellationToken
                ),
                TotalBytes = image.Size,
                ImageBytes = image.Size - parts.Base.Bytes,
                MemoryBytes = measured.MemoryBytes,
                P99Seconds = measured.P99Seconds,
                Requests = measured.Requests,
            }
        );
    }

    private static async Task WaitUntilReadyAsync(
        RunningContainer container,
        ModelImageRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await container.WaitUntilReadyAsync(request.ReadyWithin, cancellationToken);
        }
        catch (ContainerFailedException e)
        {
            var programs = request.Settings.Models.Select(m =>
                ModelBundle
                    .ReadProcess(
                        File.ReadAllBytes(
                            Path.Combine(request.ModelsFolder, m.Path, ModelBundle.ManifestFile)
                        )
                    )
                    ?.Command[0]
            );
            // As the serving program says it.
            if (
                programs.FirstOrDefault(p =>
                    p is not null
                    && e.Message.Contains(
                        $"program '{p}' cannot be started",
                        StringComparison.Ordinal
                    )
                ) is
                { } program
            )
            {
                throw new UsageException(
                    $"The model's program is run by '{program}', which does not start in the base image {request.Container.BaseImage}: name an image with it, and with the libraries that the model needs, as container.baseImage in mlops.yaml (or with --base-image).",
                    inner: e
                );
            }

            throw;
        }
    }

    private static ContainerRun Run(ModelImageRequest request, string image, string? key)
    {
        var run = new ContainerRun
        {
            Image = image,
            Labels = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ImageLabels.ModelName] = request.Settings.Model,
                ["org.mlopsbuild.role"] = "trial",
            },
        };
        if (request.Settings.Log is { } log)
        {
            run = run with
            {
                Tmpfs = new Dictionary<string, string>(run.Tmpfs, StringComparer.Ordinal)
                {
                    [log.Folder] = ContainerRun.TmpfsOptions,
                },
            };
        }

        return key is null
            ? run
            : run with
            {
                Variables = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [KeysVariable] = key,
                },
            };
    }

    private static GoldenTarget Target(ModelImageRequest request, string? key)
    {
        var settings = request.Settings;
        var (served, json) = settings
            .Models.Select(m =>
                (
                    Served: m,
                    Json: File.ReadAllBytes(
                        Path.Combine(request.ModelsFolder, m.Path, ModelBundle.ManifestFile)
                    )
                )
            )
            .FirstOrDefault(m => Digest.Of(m.Json) == request.ModelDigest);
        if (json is null)
        {
            throw new MlOpsException(
                $"None of the models in {request.ModelsFolder} has the digest {request.ModelDigest}: the folder was changed while it was used. Run this again."
            );
        }

        return new GoldenTarget
        {
            Model = settings.Model,
            ModelDigest = request.ModelDigest,
            Signature = request.Signature,
            Contract = ServingContract.Read(
                File.ReadAllBytes(
                    Path.Combine(request.ModelsFolder, served.Path, ServingContract.FileName)
                ),
                request.Signature
            ),
            Limits = settings.Limits,
            Arm = settings.Models.Count > 1 ? served.Name : null,
            ApiKey = key,
        };
    }
}
