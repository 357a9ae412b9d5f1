using System.Text.Json.Nodes;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.StageDouble;

/// <summary>Three stages; the salt is in their keys but not in what they write.</summary>
internal static class Chain
{
    private const int Steps = 4;

    public static StageDefinition Create(string salt, bool wait)
    {
        var first = Stage("first", salt, [], wait: false);
        var second = Stage("second", salt, [first], wait: false);
        return Stage("third", salt, [first, second], wait);
    }

    private static StageDefinition Stage(
        string name,
        string salt,
        StageDefinition[] upstream,
        bool wait
    ) =>
        new()
        {
            Name = name,
            Version = 1,
            Parameters = new JsonObject { ["salt"] = salt },
            Files = upstream.Length == 0 ? ["data.csv"] : [],
            Upstream = upstream,
            Committed = name != "third",
            RunAsync = async (context, cancellationToken) =>
            {
                var seed = 17;
                foreach (var outcome in context.Upstream.Values)
                {
                    foreach (var output in outcome.Outputs)
                    {
                        var read = await outcome.ReadAsync(output.Path, cancellationToken);
                        seed = (seed * 31) + read.Length + read[0];
                    }
                }

                if (wait)
                {
                    Console.WriteLine("ready");
                    await Console.In.ReadLineAsync(cancellationToken);
                }

                for (var step = 0; step < Steps; step++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var folder = Path.Combine(context.OutputDirectory, step % 2 == 0 ? "" : "sub");
                    Directory.CreateDirectory(folder);
                    var bytes = new byte[20_000 * (step + 1)];
                    Array.Fill(bytes, (byte)(seed + step));
                    await File.WriteAllBytesAsync(
                        Path.Combine(folder, $"{name}-{step}.bin"),
                        bytes,
                        cancellationToken
                    );
                    context.Progress.Report((step + 1.0) / Steps);
                }
            },
        };
}
