using Microsoft.AspNetCore.Http;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>What the head of a request with rows says, before its body is read.</summary>
/// <param name="Format">How the rows are written.</param>
/// <param name="AsCsv">Whether the answer is comma-separated values, else JSON.</param>
internal readonly record struct RequestForm(BodyFormat Format, bool AsCsv)
{
    /// <summary>Reads the head.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="isInfer">Whether it goes to the Open Inference Protocol.</param>
    /// <param name="limits">What a request may ask for.</param>
    /// <exception cref="RequestException">The body is too long, or of a type that is not read; or no answer is accepted.</exception>
    public static RequestForm Of(IHeaderDictionary headers, bool isInfer, ServeLimits limits)
    {
        if (headers.ContentLength > limits.BodyBytes)
        {
            throw TooLong(limits);
        }

        if (headers.ContentEncoding.Count > 0 && headers.ContentEncoding != "identity")
        {
            throw new RequestException(
                415,
                $"The content encoding {ShownText.Quote(headers.ContentEncoding.ToString())} is not supported, expected none."
            );
        }

        const string Either = $"{MediaTypes.Json} or {MediaTypes.Csv}";
        var expected = isInfer ? MediaTypes.Json : Either;
        string? type = headers.ContentType;
        if (!MediaTypes.TryParse(type, out var isCsv) || (isCsv && isInfer))
        {
            throw new RequestException(
                415,
                $"The content type is {ShownText.Quote(type ?? "")}, expected {expected} in UTF-8."
            );
        }

        var asCsv = isCsv;
        string? accept = headers.Accept;
        if (!MediaTypes.TryChoose(accept, ref asCsv) || (asCsv && isInfer))
        {
            throw new RequestException(
                406,
                $"The answer is {expected}, the client accepts {ShownText.Quote(accept ?? "")}."
            );
        }

        return new RequestForm(
            isInfer ? BodyFormat.Infer
                : isCsv ? BodyFormat.Csv
                : BodyFormat.Json,
            asCsv
        );
    }

    /// <summary>Says that a body is too long.</summary>
    public static RequestException TooLong(ServeLimits limits) =>
        new(
            413,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The body has more than {limits.BodyBytes} bytes, which is the most that one may have. Send the rows in parts."
            )
        );
}
