using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Traffic;

/// <summary>Reads the query of <c>/predict</c>: <c>?model=NAME</c> names the model that is to answer, by name or digest.</summary>
internal static class ModelQuery
{
    /// <summary>The model that a query names; <see langword="null"/> when it names none.</summary>
    /// <exception cref="RequestException">There is no such model, or the query asks for something else.</exception>
    public static ServedArm? Find(string query, ArmChooser arms)
    {
        ServedArm? found = null;
        foreach (
            var parameter in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? parameter : parameter[..equals];
            if (name != "model" || equals < 0 || found is not null)
            {
                throw new RequestException(
                    400,
                    $"The query has {ShownText.Quote(name)}, expected 'model' with a value, once."
                );
            }

            var value = Uri.UnescapeDataString(parameter[(equals + 1)..]);
            found =
                arms.Find(value)
                ?? throw new RequestException(
                    404,
                    $"There is no model {ShownText.Quote(value)} here, expected one of {string.Join(", ", arms.Names)}."
                );
        }

        return found;
    }
}
