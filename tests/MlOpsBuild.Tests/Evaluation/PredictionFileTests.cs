using MlOpsBuild.Common;
using MlOpsBuild.Evaluation;

namespace MlOpsBuild.Tests.Evaluation;

public sealed class PredictionFileTests
{
    private static readonly PredictionFile File = new(
        2,
        [0.25, 0.75],
        [1, ulong.MaxValue],
        [0, 1],
        [0.1, 0.9, double.Epsilon, 1]
    );

    [Fact]
    public void Round_trips()
    {
        var read = PredictionFile.Read(File.ToBytes());
        read.Width.ShouldBe(2);
        read.Constant.ShouldBe(File.Constant);
        read.RowHashes.ShouldBe(File.RowHashes);
        read.Labels.ShouldBe(File.Labels);
        read.Scores.ShouldBe(File.Scores);
    }

    [Fact]
    public void Is_little_endian_as_documented()
    {
        var bytes = File.ToBytes();
        bytes.Length.ShouldBe(16 + 16 + (2 * 32));
        System.Text.Encoding.ASCII.GetString(bytes, 0, 8).ShouldBe("MLOPSPR1");
        bytes[8..16].ShouldBe([2, 0, 0, 0, 2, 0, 0, 0]);
        bytes[16..24].ShouldBe([0, 0, 0, 0, 0, 0, 0xd0, 0x3f]); // 0.25
        bytes[32..40].ShouldBe([1, 0, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Anything_else_is_told()
    {
        var bytes = File.ToBytes();
        Should
            .Throw<MlOpsException>(() => PredictionFile.Read(bytes.AsSpan(0, bytes.Length - 1)))
            .Message.ShouldBe(
                "predictions.bin has another length than its header says: run Evaluate again."
            );
        Should
            .Throw<MlOpsException>(() => PredictionFile.Read("{}"u8))
            .Message.ShouldBe("predictions.bin does not start with MLOPSPR1: run Evaluate again.");
    }
}
