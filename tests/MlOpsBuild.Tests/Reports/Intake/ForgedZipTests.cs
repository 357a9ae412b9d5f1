using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;

namespace MlOpsBuild.Tests.Reports.Intake;

/// <summary>Archives that are written by hand, as no library writes them.</summary>
public sealed class ForgedZipTests
{
    private const int Local = 0x04034B50;
    private const int Central = 0x02014B50;
    private const int End = 0x06054B50;
    private static readonly byte[] Good = ReportJson.Write(ReportModels.Accepted());

    [Fact]
    public async Task Data_descriptors_are_read()
    {
        // A stream that cannot seek makes the library write sizes after the data.
        using var packed = new MemoryStream();
        await using (
            var forward = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)
        )
        {
            using var zip = new ZipArchive(forward, ZipArchiveMode.Create);
            using var content = zip.CreateEntry("report.json").Open();
            content.Write(Good);
        }

        packed.Position = 0;
        using var bytes = new MemoryStream();
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        await unpacked.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        (bytes.ToArray()[6] & 8).ShouldBe(8, "the flag of a descriptor");
        (await Zips.ReadAsync(bytes.ToArray())).Model.ShouldBe("telco-churn");
    }

    [Theory]
    [InlineData("REPORT.JSON")]
    [InlineData("report.jſon")] // long s, which folds to s
    [InlineData("report.json\u200B")]
    [InlineData("\u202Enosj.troper")]
    [InlineData("ｒeport.json")] // a wide r, which normalises to r
    [InlineData("report.json\0")]
    [InlineData("report.json\0.txt")]
    [InlineData("a\0/report.json")]
    [InlineData("//report.json")]
    [InlineData("a//report.json")]
    [InlineData("\\\\host\\report.json")]
    public async Task Names_that_only_look_so_are_not_taken(string name) =>
        (await Zips.ShouldBeRefusedAsync(Zip((name, Good)))).ShouldStartWith(
            "the zip has no report.json"
        );

    [Fact]
    public async Task Names_that_only_look_so_hide_nothing() =>
        (await Zips.ReadAsync(Zip(("REPORT.JSON", [1]), ("report.json", Good)))).Model.ShouldBe(
            "telco-churn"
        );

    [Fact]
    public async Task What_stands_before_after_and_beside_the_entries_does_not_count()
    {
        var zip = Zip(("report.json", Good));
        (await TryAsync([.. "#!/bin/sh\nPK\x03\x04"u8, .. zip])).ShouldBeOneOf("", "telco-churn");
        (await TryAsync([.. zip, .. "PK\x05\x06"u8])).ShouldBeOneOf("", "telco-churn");
        (
            await TryAsync(
                Zip(
                    comment: Encoding.ASCII.GetBytes(new string('c', 65_535)),
                    extra: 65_535,
                    ("report.json", Good)
                )
            )
        ).ShouldBe("telco-churn");

        // A whole archive in the comment of another: one of the two is read, and not a mixture.
        var other = Zip(
            ("report.json", ReportJson.Write(ReportModels.Accepted() with { Model = "other" }))
        );
        (await TryAsync(Zip(comment: other, extra: 0, ("report.json", Good)))).ShouldBeOneOf(
            "",
            "telco-churn",
            "other"
        );
    }

    [Fact]
    public async Task The_directory_is_believed_about_nothing_that_costs()
    {
        foreach (var value in new uint[] { 0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF })
        {
            foreach (var at in new[] { 20, 24, 42 }) // packed, unpacked, where it begins
            {
                var zip = Zip(("report.json", Good));
                var directory = zip.AsSpan().IndexOf("PK\x01\x02"u8);
                BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(directory + at), value);
                (await TryAsync(zip)).ShouldBeOneOf("", "telco-churn");
            }

            foreach (var at in new[] { 8, 12, 16 }) // entries, size and place of the directory
            {
                var zip = Zip(("report.json", Good));
                BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(zip.Length - 22 + at), value);
                (await TryAsync(zip)).ShouldBeOneOf("", "telco-churn");
            }
        }
    }

    [Theory]
    [InlineData(0)] // stored, though it is packed
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(99)]
    public async Task Other_ways_of_packing_are_refused(int method)
    {
        var zip = Zips.Of(("report.json", Good));
        foreach (var (signature, offset) in new[] { ("PK\x01\x02", 10), ("PK\x03\x04", 8) })
        {
            var at = zip.AsSpan().IndexOf(Encoding.Latin1.GetBytes(signature));
            BinaryPrimitives.WriteInt16LittleEndian(zip.AsSpan(at + offset), (short)method);
        }

        await Zips.ShouldBeRefusedAsync(zip);
    }

    [Fact]
    public async Task More_entries_than_16_bits_count_are_refused()
    {
        var entries = Enumerable.Range(0, 65_536).Select(i => ($"f{i}", Array.Empty<byte>()));
        (
            await Zips.ShouldBeRefusedAsync(Zips.Of([.. entries, ("report.json", Good)]))
        ).ShouldStartWith("the zip has about 65,537 entries");
        (await Zips.ShouldBeRefusedAsync(Zip([.. entries, ("report.json", Good)]))).ShouldStartWith(
            "the zip has about 65,537 entries"
        );
    }

    [Fact]
    public async Task Entries_that_share_their_data_are_read_once() =>
        (
            await Zips.ShouldBeRefusedAsync(Zip(("report.json", Good), ("a/report.json", Good)))
        ).ShouldBe("the zip has report.json more than once, expected it once.");

    // The model that is spoken of; empty where it is refused, and in one clean line.
    private static async Task<string> TryAsync(byte[] zip)
    {
        try
        {
            return (await Zips.ReadAsync(zip)).Model;
        }
        catch (ReportRefusedException refusal)
        {
            Zips.Clean(refusal);
            return "";
        }
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries) =>
        Zip([], 0, entries);

    private static byte[] Zip(
        byte[] comment,
        int extra,
        params (string Name, byte[] Content)[] entries
    )
    {
        using var result = new MemoryStream();
        using var directory = new MemoryStream();
        using var writer = new BinaryWriter(result);
        using var central = new BinaryWriter(directory);
        foreach (var (name, content) in entries)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            var at = (int)result.Position;
            var checksum = Checksum(content);
            writer.Write(Local);
            Header(writer);
            writer.Write((short)0);
            writer.Write(bytes);
            writer.Write(content);

            central.Write(Central);
            central.Write((short)20);
            Header(central);
            central.Write((short)extra);
            central.Write((short)0); // comment
            central.Write((short)0); // disk
            central.Write((short)0);
            central.Write(0); // attributes
            central.Write(at);
            central.Write(bytes);
            central.Write(new byte[extra]);

            void Header(BinaryWriter to)
            {
                to.Write((short)20);
                to.Write((short)0x0800); // names are UTF-8
                to.Write((short)0); // stored
                to.Write(0x00210000); // 1980-01-01
                to.Write(checksum);
                to.Write(content.Length);
                to.Write(content.Length);
                to.Write((short)bytes.Length);
            }
        }

        var start = (int)result.Position;
        writer.Write(directory.ToArray());
        writer.Write(End);
        writer.Write(0);
        writer.Write((short)Math.Min(entries.Length, ushort.MaxValue));
        writer.Write((short)Math.Min(entries.Length, ushort.MaxValue));
        writer.Write((int)directory.Length);
        writer.Write(start);
        writer.Write((short)comment.Length);
        writer.Write(comment);
        return result.ToArray();
    }

    private static uint Checksum(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(Zips.Of(("x", content))));
        return zip.Entries[0].Crc32;
    }
}
