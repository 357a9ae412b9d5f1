using System.Buffers;
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
        var format = Judge(exchange, out var asCsv);
        var reader = exchange.Reader;
        if (reader.TryRead(out var read))
        {
            if (read is { IsCompleted: true, Buffer.IsSingleSegment: true })
            {
                var workspace = Workspace.Take(_limits.Rows, exchange.Started + _ticks);
                var status = Compute(exchange, format, asCsv, read.Buffer.FirstSpan, workspace);
                reader.AdvanceTo(read.Buffer.End);
                return Answer(exchange, status, asCsv, workspace);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        return ReadAndAnswerAsync(exchange, reader, format, asCsv);
    }

    // What the head of a request says, before its body is read.
    private BodyFormat Judge(Exchange exchange, out bool asCsv)
    {
        var headers = exchange.RequestHeaders;
        if (headers.ContentLength > _limits.BodyBytes)
        {
            throw TooLong();
        }

        if (headers.ContentEncoding.Count > 0 && headers.ContentEncoding != "identity")
        {
            throw new RequestException(
                415,
                $"The content encoding {ShownText.Quote(headers.ContentEncoding.ToString())} is not supported, expected none."
            );
        }

        string? type = headers.ContentType;
        if (!MediaTypes.TryParse(type, out var isCsv) || (isCsv && _isInfer))
        {
            throw new RequestException(
                415,
                $"The content type is {ShownText.Quote(type ?? "")}, expected {MediaTypes.Json}{(_isInfer ? "" : $" or {MediaTypes.Csv}")} in UTF-8."
            );
        }

        asCsv = isCsv;
        string? accept = headers.Accept;
        if (!MediaTypes.TryChoose(accept, ref asCsv) || (asCsv && _isInfer))
        {
            throw new RequestException(
                406,
                $"The answer is {MediaTypes.Json}{(_isInfer ? "" : $" or {MediaTypes.Csv}")}, the client accepts {ShownText.Quote(accept ?? "")}."
            );
        }

        return _isInfer ? BodyFormat.Infer
            : isCsv ? BodyFormat.Csv
            : BodyFormat.Json;
    }

    private async Task ReadAndAnswerAsync(
        Exchange exchange,
        PipeReader reader,
        BodyFormat format,
        bool asCsv
    )
    {
        var passed = TimeProvider.System.GetElapsedTime(exchange.Started);
        var left = TimeSpan.FromSeconds(Math.Min(_limits.Seconds, int.MaxValue / 1000)) - passed;
        using var timer = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            timer.Token,
            exchange.Aborted
        );
        var body = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            var length = 0;
            bool isCompleted;
            do
            {
                var read = await reader.ReadAsync(end.Token);
                if (length + read.Buffer.Length > _limits.BodyBytes)
                {
                    reader.AdvanceTo(read.Buffer.End);
                    throw TooLong();
                }

                var needed = length + (int)read.Buffer.Length;
                if (needed > body.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, body.Length * 2));
                    body.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(body);
                    body = larger;
                }

                read.Buffer.CopyTo(body.AsSpan(length));
                length = needed;
                reader.AdvanceTo(read.Buffer.End);
                isCompleted = read.IsCompleted;
            } while (!isCompleted);

            var workspace = Workspace.Take(_limits.Rows, exchange.Started + _ticks);
            var status = Compute(exchange, format, asCsv, body.AsSpan(0, length), workspace);
            await Answer(exchange, status, asCsv, workspace);
        }
        catch (OperationCanceledException) when (!exchange.Aborted.IsCancellationRequested)
        {
            throw new RequestException(
                408,
                "The body did not arrive in the time that a request may take."
            );
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    // Leaves the body of the answer in the workspace.
    private int Compute(
        Exchange exchange,
        BodyFormat format,
        bool asCsv,
        ReadOnlySpan<byte> body,
        Workspace workspace
    )
    {
        try
        {
            var arm = Choose(exchange);
            exchange.State = arm.Model;
            Predictor.Read(format, body, arm, workspace);
            if (workspace.Problems.Count > 0)
            {
                _observer.OnInvalid(arm.Model, workspace.Problems.Count);
                AnswerWriter.WriteError(
                    workspace.Answer,
                    workspace.Problems.Summary,
                    workspace.Problems
                );
                exchange.ResponseHeaders[ServeApp.DigestHeader] = arm.DigestHeader;
                return StatusCodes.Status400BadRequest;
            }

            Predictor.Score(arm, workspace);
            Write(format, asCsv, body, arm.Texts, workspace);
            _observer.OnScored(
                arm.Model,
                workspace.Rows,
                workspace.Features(arm.Plan.Features.Length),
                workspace.Outputs(arm.Texts.Width)
            );
            foreach (var shadow in _shadows)
            {
                shadow.Offer(format, body);
            }

            exchange.ResponseHeaders[ServeApp.DigestHeader] = arm.DigestHeader;
            return StatusCodes.Status200OK;
        }
        catch (RequestException e)
        {
            if (e.Status == StatusCodes.Status400BadRequest && exchange.State is ServedModel model)
            {
                _observer.OnInvalid(model, 1);
            }

            workspace.Answer.Clear();
            AnswerWriter.WriteError(workspace.Answer, e.Message, null);
            return e.Status;
        }
    }

    private static void Write(
        BodyFormat format,
        bool asCsv,
        ReadOnlySpan<byte> body,
        AnswerTexts texts,
        Workspace workspace
    )
    {
        if (format == BodyFormat.Infer)
        {
            AnswerWriter.WriteInfer(texts, workspace, body);
        }
        else if (asCsv)
        {
            AnswerWriter.WriteCsv(texts, workspace);
        }
        else
        {
            AnswerWriter.WritePredict(texts, workspace);
        }
    }

    private static Task Answer(Exchange exchange, int status, bool asCsv, Workspace workspace)
    {
        var type =
            asCsv && status == StatusCodes.Status200OK ? MediaTypes.CsvAnswer : MediaTypes.Json;
        var write = exchange.AnswerAsync(status, type, workspace.Answer.Written);
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

    private RequestException TooLong() =>
        new(
            413,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The body has more than {_limits.BodyBytes} bytes, which is the most that one may have. Send the rows in parts."
            )
        );
}
