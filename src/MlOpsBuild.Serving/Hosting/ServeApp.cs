using Microsoft.AspNetCore.Http;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Observability;
using MlOpsBuild.Serving.Protocols;
using MlOpsBuild.Serving.Tools;
using MlOpsBuild.Serving.Traffic;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>The serving program's answers: finds the endpoint for a path, and tells the observers.</summary>
internal sealed class ServeApp : ExchangeHandler, IAsyncDisposable
{
    /// <summary>The header that names the model of an answer.</summary>
    public const string DigestHeader = "X-Model-Digest";

    private readonly Dictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);
    private readonly PredictionObserver _observer;
    private readonly ApiKeys? _keys;
    private readonly string _model;
    private readonly string _modelPath;

    /// <summary>Prepares all answers.</summary>
    /// <exception cref="Scoring.ModelFormatException">A model's contract has a default that is no value.</exception>
    public ServeApp(ServeAppOptions options)
    {
        var settings = options.Settings;
        _model = settings.Model;
        _modelPath = $"/v2/models/{_model}";
        _keys = options.Keys;
        _observer =
            options.Observers.Count == 1
                ? options.Observers[0]
                : new CompositeObserver(options.Observers);
        Arms = new ArmChooser([.. options.Models.Select(m => new ServedArm(_model, m))]);
        Shadows =
        [
            .. Arms
                .Arms.Where(a => a.Model.IsShadow)
                .Select(a => new ShadowQueue(a, _observer, settings.Limits.Rows)),
        ];

        Endpoint Predictions(ServedOperation operation, ServedArm? named) =>
            new PredictionEndpoint(
                operation,
                Arms,
                // Who asks for one model by name tries it out: that is nothing to compare with.
                named is null
                    ? Shadows
                    : [],
                _observer,
                settings.Limits,
                named
            );

        _endpoints["/predict"] = Predictions(ServedOperation.Predict, null);
        _endpoints["/v2"] = new TextEndpoint(ModelMetadata.OfServer(ProgramVersion.Text));
        _endpoints["/v2/health/live"] = new HealthEndpoint(
            () => true,
            [.. "{\"live\":true}"u8],
            []
        );
        _endpoints["/v2/health/ready"] = new HealthEndpoint(
            () => !IsDraining && Arms.IsReady,
            [.. "{\"ready\":true}"u8],
            [.. "{\"ready\":false}"u8]
        );
        AddModel(_modelPath, Arms.Main, Predictions(ServedOperation.Infer, null));
        foreach (var name in Arms.Names)
        {
            var arm = Arms.Find(name)!;
            AddModel($"{_modelPath}/versions/{name}", arm, Predictions(ServedOperation.Infer, arm));
        }

        foreach (var page in options.Pages)
        {
            _endpoints[page.Path] = new PageEndpoint(page);
        }
    }

    /// <summary>The models and how requests are shared out.</summary>
    public ArmChooser Arms { get; }

    /// <summary>The shadows' queues.</summary>
    public IReadOnlyList<ShadowQueue> Shadows { get; }

    /// <summary>Whether the server is about to end: it is not ready any more.</summary>
    public bool IsDraining { get; set; }

    public override Task HandleAsync(Exchange exchange)
    {
        _observer.OnReceived();
        exchange.State = null;
        var operation = ServedOperation.Other;
        Task task;
        try
        {
            task = Dispatch(exchange, ref operation);
        }
        catch (Exception e)
        {
            task = Task.FromException(e);
        }

        if (task.IsCompletedSuccessfully)
        {
            Tell(exchange, operation, exchange.Status);
            return task;
        }

        return AwaitAsync(exchange, operation, task);
    }

    /// <summary>Lets the shadows finish, and ends the models' programs.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var shadow in Shadows)
        {
            await shadow.DisposeAsync();
        }

        foreach (var arm in Arms.Arms)
        {
            (arm.Model.Scorer as IDisposable)?.Dispose();
        }
    }

    private Task Dispatch(Exchange exchange, ref ServedOperation operation)
    {
        if (!_endpoints.TryGetValue(exchange.Path, out var endpoint))
        {
            throw HasKey(exchange) ? NotFound(exchange.Path) : KeyMissing(exchange);
        }

        operation = endpoint.Operation;
        if (!endpoint.IsOpen && !HasKey(exchange))
        {
            endpoint = endpoint.WithoutKey ?? throw KeyMissing(exchange);
        }

        var method = exchange.Method;
        if (
            endpoint.IsPost
                ? !HttpMethods.IsPost(method)
                : !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method)
        )
        {
            var allow = endpoint.IsPost ? "POST" : "GET, HEAD";
            exchange.ResponseHeaders.Allow = allow;
            throw new RequestException(
                405,
                $"{ShownText.Quote(method)} is no method for {exchange.Path}, expected {allow}."
            );
        }

        return endpoint.HandleAsync(exchange);
    }

    private async Task AwaitAsync(Exchange exchange, ServedOperation operation, Task task)
    {
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await task;
            status = exchange.Status;
        }
        catch (RequestException e)
        {
            status = e.Status;
            if (
                status
                is StatusCodes.Status408RequestTimeout
                    or StatusCodes.Status413PayloadTooLarge
            )
            {
                // The rest of the body is not waited for.
                exchange.ResponseHeaders.Connection = "close";
            }

            var answer = new TextBuffer();
            AnswerWriter.WriteError(answer, e.Message, null);
            await exchange.AnswerAsync(status, MediaTypes.Json, answer.Written);
        }
        catch (BadHttpRequestException e)
        {
            status = e.StatusCode;
            throw;
        }
        catch (Exception) when (exchange.Aborted.IsCancellationRequested)
        {
            status = StatusCodes.Status499ClientClosedRequest;
            throw;
        }
        finally
        {
            Tell(exchange, operation, status);
        }
    }

    private void Tell(Exchange exchange, ServedOperation operation, int status) =>
        _observer.OnAnswered(
            operation,
            exchange.State as ServedModel,
            status,
            TimeProvider.System.GetElapsedTime(exchange.Started),
            exchange.RequestHeaders.TraceParent
        );

    private void AddModel(string path, ServedArm arm, Endpoint infer)
    {
        _endpoints[path] = new TextEndpoint(
            ModelMetadata.OfModel(
                _model,
                arm,
                Arms.Arms.Select(a => a.Model.Digest).Distinct(StringComparer.Ordinal)
            ),
            arm.DigestHeader
        );
        _endpoints[$"{path}/ready"] = new HealthEndpoint(
            () => !IsDraining && arm.IsReady,
            ModelMetadata.OfReadiness(_model, true),
            ModelMetadata.OfReadiness(_model, false)
        );
        _endpoints[$"{path}/infer"] = infer;
    }

    private bool HasKey(Exchange exchange) => _keys?.Allow(exchange.RequestHeaders) ?? true;

    private static RequestException KeyMissing(Exchange exchange)
    {
        exchange.ResponseHeaders.WWWAuthenticate = "Bearer";
        return new RequestException(
            401,
            "The request has no valid key. Send one as 'Authorization: Bearer KEY' or 'X-Api-Key: KEY'."
        );
    }

    private RequestException NotFound(string path)
    {
        const string Models = "/v2/models/";
        if (path.StartsWith($"{_modelPath}/versions/", StringComparison.Ordinal))
        {
            return new RequestException(
                404,
                $"There is no {ShownText.Quote(path)}; the versions of '{_model}' are {string.Join(", ", Arms.Names)}."
            );
        }

        return path.StartsWith(Models, StringComparison.Ordinal)
            ? new RequestException(
                404,
                $"There is no {ShownText.Quote(path)}; the model here is {ShownText.Quote(_model)}."
            )
            : new RequestException(
                404,
                $"There is no {ShownText.Quote(path)}; rows go to POST /predict or POST {_modelPath}/infer."
            );
    }
}
