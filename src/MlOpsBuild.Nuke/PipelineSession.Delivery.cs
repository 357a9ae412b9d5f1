using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Delivery.Deploy;
using MlOpsBuild.Delivery.Deploy.Kubernetes;
using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Nuke;

// Images, and where they serve.
internal sealed partial class PipelineSession
{
    private const string NoDocker =
        "Without it the model is checked, trained, evaluated, reported and registered as ever, and './build.sh Serve' serves it on this machine.";

    public async Task ContainerizeAsync(IContainerize build)
    {
        using var engine = await ConnectAsync(build.Engine);
        var files = await Project.PrepareServingAsync(_cancellation.Token);
        using var delivery = ModelDelivery.Open(Options);
        var model = await delivery.FindTrainedAsync(files.TrainManifest, _cancellation.Token);
        var container = Project.Config.Container;
        var request = new ModelImageRequest
        {
            Engine = engine,
            App = ServingOptions(files.Kinds),
            ModelsFolder = files.Folder,
            Settings = files.Settings,
            ModelDigest = files.ModelDigest,
            DataDigest = files.DataDigest,
            Signature = files.Signature,
            Golden = files.Golden,
            Records = new ImageRecords(_build.RootDirectory, Screen.Warn),
            Container = build.BaseImage is { Length: > 0 } baseImage
                ? container with
                {
                    BaseImage = baseImage,
                }
                : container,
            Commit = files.Commit,
            Repository = files.Repository,
            Version = model?.Version?.ToString(),
            Force = build.Force,
        };
        var record = await ModelImage.BuildAsync(request, Screen.Note, _cancellation.Token);
        if (record.IsAccepted && build.PushImage)
        {
            record = await PushAsync(request, record, delivery);
        }

        if (record.IsAccepted && model is not null)
        {
            await delivery.AttachAsync(model, record, _cancellation.Token);
        }

        Screen.WriteLine();
        Screen.Write(ImageText.Render(record));
        if (record.IsAccepted)
        {
            Screen.WriteLine(
                model is null
                    ? "The model is not registered, so that the image cannot be deployed yet: './build.sh Register Containerize'."
                    : $"It is the image of {Project.Config.Model} {model.Display}: './build.sh Deploy' brings it to an environment."
            );
        }

        if (Rejection.Of(record) is { } rejection)
        {
            throw rejection;
        }
    }

    public async Task DeployAsync(IDeploy build, bool areKeysOnCommandLine)
    {
        RefuseOnCommandLine(
            areKeysOnCommandLine,
            "--ml-ops-api-keys",
            "MLOPS_API_KEYS",
            "deployed"
        );
        using var delivery = ModelDelivery.Open(Options);
        var environment = delivery.EnvironmentOf(build.Environment);
        var keys = KeysOf(delivery.Config);
        var facts = await delivery.FindAsync(build.Version, _cancellation.Token);
        var image = await delivery.ImageOfAsync(facts.Model, _cancellation.Token);
        var request = new DeployRequest
        {
            Environment = environment,
            Model = facts,
            Image = image,
            Who = await delivery.WhoAsync(_cancellation.Token),
            AllowInconclusive = delivery.Config.Promote.Inconclusive,
            ApiKeys = keys,
            RecreateFront = build.RecreateFront,
            Log = delivery.Config.Serve.Log,
            Limits = delivery.Config.Serve.Limits,
        };
        await PostDeploymentAsync(
            new DeploymentFacts
            {
                Environment = environment.Name,
                Commit = facts.Commit ?? "",
                Model = delivery.Config.Model,
                Version = facts.Model.Version?.ToString() ?? "",
                ModelDigest = image.ModelDigest,
                Image = image.Name,
            },
            async () =>
            {
                if (environment.Target == DeployTarget.Kubernetes)
                {
                    return await ClusterDeployerOf(delivery, build.DryRun)
                        .DeployAsync(request, _cancellation.Token);
                }

                if (build.DryRun)
                {
                    throw new UsageException(
                        $"--dry-run writes the manifests of environments with 'target: kubernetes'; {environment.Name} is a container engine."
                    );
                }

                using var engine = await ConnectAsync(build.Engine ?? environment.Engine);
                return await DeployerOf(engine, delivery).DeployAsync(request, _cancellation.Token);
            }
        );
    }

    public async Task RollbackEnvironmentAsync(IRollback build)
    {
        using var delivery = ModelDelivery.Open(Options);
        var environment = delivery.EnvironmentOf(build.Environment);
        var request = new RollbackRequest
        {
            Environment = environment,
            Who = await delivery.WhoAsync(_cancellation.Token),
            ApiKeys = KeysOf(delivery.Config),
            Log = delivery.Config.Serve.Log,
            Limits = delivery.Config.Serve.Limits,
        };
        await PostDeploymentAsync(
            await RollbackFactsAsync(delivery, environment.Name),
            async () =>
            {
                if (environment.Target == DeployTarget.Kubernetes)
                {
                    return await ClusterDeployerOf(delivery, renderOnly: false)
                        .RollbackAsync(request, _cancellation.Token);
                }

                using var engine = await ConnectAsync(
                    (_build as IHazContainerEngine)?.Engine ?? environment.Engine
                );
                return await DeployerOf(engine, delivery)
                    .RollbackAsync(request, _cancellation.Token);
            }
        );
    }

    // What GitHub is told of going back; null where there is nothing to go back to.
    private async Task<DeploymentFacts?> RollbackFactsAsync(
        ModelDelivery delivery,
        string environment
    )
    {
        var history = await delivery.HistoryAsync(environment, _cancellation.Token);
        if (history.TargetsFrom(history.Serving?.Image.Id) is not [var target, ..])
        {
            return null;
        }

        var facts = await delivery.FindAsync(target.Model.Digest.ToString(), _cancellation.Token);
        return new DeploymentFacts
        {
            Environment = environment,
            Commit = facts.Commit ?? "",
            Model = delivery.Config.Model,
            Version = target.Model.Version?.ToString() ?? "",
            ModelDigest = target.ModelDigest,
            Image = target.Image.Reference ?? target.Image.Tag,
        };
    }

    public async Task DeploymentsAsync(string? name, string? engine)
    {
        using var delivery = ModelDelivery.Open(Options);
        var environments = string.IsNullOrWhiteSpace(name)
            ? delivery.Config.Deploy.Environments.Values
            : [delivery.EnvironmentOf(name)];
        foreach (var environment in environments)
        {
            if (environment.Target == DeployTarget.Kubernetes)
            {
                var history = await delivery.HistoryAsync(environment.Name, _cancellation.Token);
                Screen.Write(DeploymentsText.Render(delivery.Config.Model, [history]));
                continue;
            }

            using var connected = await ConnectAsync(engine ?? environment.Engine);
            var status = await DeployerOf(connected, delivery)
                .StatusAsync(environment, _cancellation.Token);
            Screen.Write(EnvironmentStatusText.Render(status));
            if (status.History.Records.Count > 1)
            {
                Screen.Write(DeploymentsText.RenderTable(status.History));
            }
        }
    }

    private async Task<ImageRecord> PushAsync(
        ModelImageRequest request,
        ImageRecord record,
        ModelDelivery delivery
    )
    {
        var repository =
            delivery.ImageRepository
            ?? throw new UsageException(
                "--push-image needs a repository: 'container: { image: registry.example.org/team/{model}-serve }' or 'registry: ...' in mlops.yaml."
            );
        record = await ImagePush.PushAsync(
            new ImagePushRequest
            {
                Engine = request.Engine,
                Record = record,
                Repository = repository,
                Documents = await ModelImage.DescribeAsync(request, record, _cancellation.Token),
            },
            Screen.Note,
            _cancellation.Token
        );
        request.Records.Write(record);
        return record;
    }

    // What GitHub is told never decides over the deployment.
    private async Task PostDeploymentAsync(DeploymentFacts? facts, Func<Task<DeployResult>> deploy)
    {
        var post =
            _build is IHazGitHub hub && facts is not null
                ? new DeploymentPost(
                    GitHubPlace.Find(_build.RootDirectory),
                    PosterOptions(hub, null),
                    facts
                )
                : null;
        if (post is not null)
        {
            await post.BeginAsync(_cancellation.Token);
        }

        DeployResult result;
        try
        {
            result = await deploy();
        }
        catch (Exception e) when (post is not null)
        {
            await post.FailAsync(e.Message.Split('\n')[0], CancellationToken.None);
            throw;
        }

        if (post is not null && result.Manifests.Count == 0)
        {
            await post.SucceedAsync(
                $"{result.Model} serves",
                new Uri(result.Address),
                _cancellation.Token
            );
        }

        Screen.WriteLine();
        Screen.Write(DeployText.Render(result));
    }

    private string? KeysOf(MlOpsConfig config) =>
        !config.Serve.ApiKeys ? null
        : (_build as IDeploy)?.MlOpsApiKeys is { Length: > 0 } keys ? keys
        : throw new UsageException(
            "'serve: apiKeys' asks for keys and MLOPS_API_KEYS has none: give one or more in the environment, comma-separated."
        );

    private static Deployer DeployerOf(ContainerEngine engine, ModelDelivery delivery) =>
        new(
            new DeployerOptions
            {
                Engine = engine,
                Catalog = delivery.Catalog,
                Sync = delivery.Sync,
                Observer = new ScreenDeployObserver(),
            }
        );

    private ClusterDeployer ClusterDeployerOf(ModelDelivery delivery, bool renderOnly) =>
        new(
            new ClusterDeployerOptions
            {
                Catalog = delivery.Catalog,
                Sync = delivery.Sync,
                Folder = _build.PipelineArtifactsDirectory / "deploy",
                RenderOnly = renderOnly,
                Observer = new ScreenDeployObserver(),
            }
        );

    private async Task<ContainerEngine> ConnectAsync(string? endpoint)
    {
        try
        {
            return await ContainerEngine.ConnectAsync(
                new ContainerEngineOptions { Endpoint = endpoint },
                _cancellation.Token
            );
        }
        catch (EngineUnavailableException e)
        {
            throw new MlOpsException($"{e.Message} {NoDocker}", inner: e);
        }
    }
}
