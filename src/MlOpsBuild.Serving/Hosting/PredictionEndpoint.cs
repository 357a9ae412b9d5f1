using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Observability;
using MlOpsBuild.Serving.Protocols;
using MlOpsBuild.Serving.Traffic;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>
/// Answers requests with rows. A body that has arrived as a whole, as small ones do, is read where it lies and answered without
/// waiting or allocating.
/// </summary>
internal sealed class PredictionEndpoint : Endpoint
{
    private readonly ArmChooser _arms;
    private readonly ShadowQueue[] _shadows;
    private readonly PredictionObserver _observer;
    private readonly ServeLimits _limits;
    private readonly ServedArm? _named;
    private readonly bool _isInfer;
    private readonly long _ticks; // that a request may take

    /// <summary>Makes the endpoint.</summary>
    /// <param name="operation">Infer or Predict.</param>
    /// <param name="arms">Who may answer.</param>
    /// <param name="shadows">Who get copies.</param>
    /// <param name="observer">Is told of it.</param>
    /// <param name="limits">What a request may ask for.</param>
    /// <param name="named">Who answers; <see langword="null"/>: chosen by weight.</param>
    public PredictionEndpoint(
        ServedOperation operation,
        ArmChooser arms,
        IReadOnlyList<ShadowQueue> shadows,
        PredictionObserver observer,
        ServeLimits limits,
        ServedArm? named = null
    )
    {
        Operation = operation;
        _isInfer = operation == ServedOperation.Infer;
        _arms = arms;
        _shadows = [.. shadows];
        _observer = observer;
        _limits = limits;
        _named = named;
        _ticks = (long)
            Math.Min(limits.Seconds * TimeProvider.System.TimestampFrequency, long.MaxValue / 4);
    }

    public override bool IsPost => true;

    public override ServedOperation Operation { get; }

    public override Task HandleAsync(Exchange exchange)
    {
        var form = RequestForm.Of(exchange.RequestHeaders, _isInfer, _limits);
        var arm = Choose(exchange);
        exchange.State = arm.Model;
        var reader = exchange.Reader;
        if (arm.Remote is null && reader.TryRead(out var read))
        {
            if (read is { IsCompleted: true, Buffer.IsSingleSegment: true })
            {
                var body = read.Buffer.FirstSpan;
                var workspace = Workspace.Take(_limits.Rows, exchange.Started + _ticks);
                var status = ReadRows(form, body, arm, workspace);
                if (status == StatusCodes.Status200OK)
                {
                    status = Complete(form, body, arm, workspace);
                }

                reader.AdvanceTo(read.Buffer.End);
                return Answer(exchange, status, form, arm, workspace);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        return ReadAndAnswerAsync(exchange, form, arm, reader);
    }

    private async Task ReadAndAnswerAsync(
        Exchange exchange,
        RequestForm form,
        ServedArm arm,
        PipeReader reader
    )
    {
        using var body = new PooledBody(_limits);
        await body.ReadAsync(reader, exchange);
        var workspace = Workspace.Take(_limits.Rows, exchange.Started + _ticks);
        var status = ReadRows(form, body.Span, arm, workspace);
        if (status == StatusCodes.Status200OK)
        {
            status = arm.Remote is null
                ? Complete(form, body.Span, arm, workspace)
                : await CompleteAsync(form, body, arm, workspace, exchange.Aborted);
        }

        await Answer(exchange, status, form, arm, workspace);
    }

    // Unless it is 200, the body of the answer is in the workspace.
    private int ReadRows(
        RequestForm form,
        ReadOnlySpan<byte> body,
        ServedArm arm,
        Workspace workspace
    )
    {
        try
        {
            Predictor.Read(form.Format, body, arm, workspace);
        }
        catch (RequestException e)
        {
            if (e.Status == StatusCodes.Status400BadRequest)
            {
                _observer.OnInvalid(arm.Model, 1);
            }

            return Fail(e, workspace);
        }

        var problems = workspace.Problems;
        if (problems.Count == 0)
        {
            return StatusCodes.Status200OK;
        }

        _observer.OnInvalid(arm.Model, problems.Count);
        AnswerWriter.WriteError(workspace.Answer, problems.Summary, problems);
        return StatusCodes.Status400BadRequest;
    }

    private int Complete(
        RequestForm form,
        ReadOnlySpan<byte> body,
        ServedArm arm,
        Workspace workspace
    )
    {
        try
        {
            Predictor.Score(arm, workspace);
            return Tell(form, body, arm, workspace);
        }
        catch (RequestException e)
        {
            return Fail(e, workspace);
        }
    }

    // Another process computes: no thread waits for it.
    private async Task<int> CompleteAsync(
        RequestForm form,
        PooledBody body,
        ServedArm arm,
        Workspace workspace,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await Predictor.ScoreAsync(arm, workspace, cancellationToken);
            return Tell(form, body.Span, arm, workspace);
        }
        catch (RequestException e)
        {
            return Fail(e, workspace);
        }
    }

    private int Tell(RequestForm form, ReadOnlySpan<byte> body, ServedArm arm, Workspace workspace)
    {
        Write(form, body, arm.Texts, workspace);
        _observer.OnScored(
            arm.Model,
            workspace.Rows,
            workspace.Features(arm.Plan.Features.Length),
            workspace.Outputs(arm.Texts.Width)
        );
        foreach (var shadow in _shadows)
        {
            shadow.Offer(form.Format, body);
        }

        return StatusCodes.Status200OK;
    }

    private static int Fail(RequestException e, Workspace workspace)
    {
        workspace.Answer.Clear();
        AnswerWriter.WriteError(workspace.Answer, e.Message, null);
        return e.Status;
    }

    private static void Write(
        RequestForm form,
        ReadOnlySpan<byte> body,
        AnswerTexts texts,
        Workspace workspace
    )
    {
        if (form.Format == BodyFormat.Infer)
        {
            AnswerWriter.WriteInfer(texts, workspace, body);
        }
        else if (form.AsCsv)
        {
            AnswerWriter.WriteCsv(texts, workspace);
        }
        else
        {
            AnswerWriter.WritePredict(texts, workspace);
        }
    }

    private static Task Answer(
        Exchange exchange,
        int status,
        RequestForm form,
        ServedArm arm,
        Workspace workspace
    )
    {
        var isCsv = form.AsCsv && status == StatusCodes.Status200OK;
        exchange.ResponseHeaders[ServeApp.DigestHeader] = arm.DigestHeader;
        var write = exchange.AnswerAsync(
            status,
            isCsv ? MediaTypes.CsvAnswer : MediaTypes.Json,
            workspace.Answer.Written
        );
        if (write.IsCompletedSuccessfully)
        {
            write.GetAwaiter().GetResult();
            workspace.Return();
            return Task.CompletedTask;
        }

        return AwaitAsync(write, workspace);
    }

    private static async Task AwaitAsync(ValueTask<FlushResult> write, Workspace workspace)
    {
        await write;
        workspace.Return();
    }

    private ServedArm Choose(Exchange exchange)
    {
        if (_named is not null)
        {
            return _named;
        }

        var query = exchange.Query;
        return query.Length > 1 && !_isInfer
            ? ModelQuery.Find(query, _arms) ?? _arms.Choose(exchange.RequestHeaders)
            : _arms.Choose(exchange.RequestHeaders);
    }
}
