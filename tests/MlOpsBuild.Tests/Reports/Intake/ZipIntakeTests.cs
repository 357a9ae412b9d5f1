using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;

namespace MlOpsBuild.Tests.Reports.Intake;

public class ZipIntakeTests
{
    private static readonly byte[] Good = ReportJson.Write(ReportModels.Accepted());
    private static readonly byte[] Notice = RunNoticeJson.Write(RunNotices.Broken());

    [Theory]
    [InlineData("report.json")]
    [InlineData("report/report.json")]
    [InlineData("Ä b/report.json")]
    public async Task A_report_at_the_root_or_in_a_folder_is_taken(string name)
    {
        var result = await Zips.ReadAsync(
            Zips.Of(("junk.bin", new byte[1000]), (name, Good), ("report.html", "x"u8.ToArray()))
        );

        result.Notice.ShouldBeNull();
        SameRecord.Check(
            ReportModels.Accepted() with
            {
                Reproduce = "git checkout 9f3c1a7be05d && ./build.sh Report",
            },
            result.Report
        );
        result.Headline.Outcome.ShouldBe(RunOutcome.Accepted);
        (result.Model, result.Commit).ShouldBe(("telco-churn", ReportModels.Accepted().Commit));
    }

    [Fact]
    public async Task A_notice_is_taken_also_beside_a_report()
    {
        foreach (
            var zip in new[]
            {
                Zips.Of(("notice.json", Notice)),
                Zips.Of(("report.json", Good), ("notice.json", Notice)),
            }
        )
        {
            var result = await Zips.ReadAsync(zip);

            result.Report.ShouldBeNull();
            result.Notice.ShouldBe(RunNotices.Broken());
            result.Headline.Outcome.ShouldBe(RunOutcome.Broken);
        }
    }

    [Theory]
    [InlineData("/report.json")]
    [InlineData("../report.json")]
    [InlineData("./report.json")]
    [InlineData("a/b/report.json")]
    [InlineData("a/../report.json")]
    [InlineData("..\\report.json")]
    [InlineData("a\\report.json")]
    [InlineData("C:/report.json")]
    [InlineData("C:report.json")]
    [InlineData("xreport.json")]
    [InlineData("Report.json")]
    [InlineData("report.json/")]
    [InlineData("report.json/x")]
    [InlineData("report.json ")]
    public async Task Other_names_are_not_looked_at(string name) =>
        (await Zips.ShouldBeRefusedAsync(Zips.Of((name, name.EndsWith('/') ? [] : Good)))).ShouldBe(
            "the zip has no report.json and no notice.json, neither at its root nor in a folder there."
        );

    [Theory]
    [InlineData("report.json", "report.json")]
    [InlineData("report.json", "a/report.json")]
    [InlineData("a/report.json", "b/report.json")]
    public async Task More_than_one_is_refused(string first, string second) =>
        (await Zips.ShouldBeRefusedAsync(Zips.Of((first, Good), (second, Good)))).ShouldBe(
            "the zip has report.json more than once, expected it once."
        );

    [Theory]
    [InlineData(0xA1FF)] // link
    [InlineData(0x11B6)] // pipe
    [InlineData(0x21B6)] // device
    [InlineData(0x41ED)] // folder
    public async Task What_is_no_ordinary_file_is_refused(int mode)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("report.json");
            entry.ExternalAttributes = mode << 16;
            using var content = entry.Open();
            content.Write("/etc/passwd"u8);
        }

        (await Zips.ShouldBeRefusedAsync(stream.ToArray())).ShouldBe(
            "report.json in the zip is no ordinary file."
        );
    }

    [Fact]
    public async Task An_encrypted_one_is_refused()
    {
        var zip = Zips.Of(("report.json", Good));
        var directory = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        zip[directory + 8] |= 1;

        (await Zips.ShouldBeRefusedAsync(zip)).ShouldBe(
            "report.json in the zip is no ordinary file."
        );
    }

    [Fact]
    public async Task A_zip_within_is_not_opened() =>
        (
            await Zips.ShouldBeRefusedAsync(
                Zips.Of(("inner.zip", Zips.Report(ReportModels.Accepted())))
            )
        ).ShouldContain("has no report.json");

    [Fact]
    public async Task A_zip_named_report_is_no_json() =>
        (
            await Zips.ShouldBeRefusedAsync(
                Zips.Of(("report.json", Zips.Report(ReportModels.Accepted())))
            )
        ).ShouldBe("report.json is not valid UTF-8.");

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("PK\x03\x04")]
    public async Task What_is_no_zip_is_refused(string content) =>
        (await Zips.ShouldBeRefusedAsync(Encoding.Latin1.GetBytes(content))).ShouldBe(
            "it is no intact zip file."
        );

    [Fact]
    public async Task Every_cut_of_a_zip_is_refused()
    {
        var zip = Zips.Report(ReportModels.RejectedByData());
        for (var length = 0; length < zip.Length; length += 13)
        {
            (await Zips.ShouldBeRefusedAsync(zip[..length])).ShouldBe("it is no intact zip file.");
        }
    }

    [Fact]
    public async Task A_damaged_zip_is_refused_or_read_and_nothing_else()
    {
        var good = Zips.Report(ReportModels.RejectedByData());
        var random = new StableRandom(7, "zip");
        var refused = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var zip = (byte[])good.Clone();
            for (var n = 0; n <= random.NextInt(4); n++)
            {
                // The headers are at the end, and matter most.
                var at =
                    random.NextInt(2) == 0
                        ? random.NextInt(zip.Length)
                        : zip.Length - 1 - random.NextInt(80);
                zip[at] = (byte)random.NextInt(256);
            }

            try
            {
                await Zips.ReadAsync(zip);
            }
            catch (ReportRefusedException refusal)
            {
                Zips.Clean(refusal);
                refused++;
            }
        }

        refused.ShouldBeInRange(1_000, 3_000);
    }

    [Fact]
    public async Task A_bomb_is_stopped_at_the_limit()
    {
        const int size = 256 * 1024 * 1024;
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = zip.CreateEntry("report.json").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < size / zeros.Length; i++)
            {
                content.Write(zeros);
            }
        }

        stream.Length.ShouldBeLessThan(300_000);
        var options = new ReportIntakeOptions();
        CountingStream? counting = null;

        var refusal = await Should.ThrowAsync<ReportRefusedException>(() =>
            ZipIntake.ReadAsync(
                new MemoryStream(stream.ToArray()),
                options,
                s => counting = new CountingStream(s),
                TestContext.Current.CancellationToken
            )
        );

        Zips.Clean(refusal)
            .ShouldBe("report.json is larger than 8.4 MB, which is more than any report.");
        counting!.Count.ShouldBeInRange(
            options.MaxJsonBytes,
            options.MaxJsonBytes + BoundedReader.BufferBytes
        );
    }

    [Fact]
    public async Task A_bomb_that_lies_about_its_size_is_stopped_too()
    {
        var zip = Zips.Of(("report.json", new byte[1_000_000]));
        foreach (var (signature, offset) in new[] { ("PK\x01\x02", 24), ("PK\x03\x04", 22) })
        {
            var at = zip.AsSpan().IndexOf(Encoding.Latin1.GetBytes(signature));
            BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(at + offset), 100);
        }

        await Zips.ShouldBeRefusedAsync(zip, new() { MaxJsonBytes = 10_000 });
        await Zips.ShouldBeRefusedAsync(zip, new() { MaxJsonBytes = 50 });
    }

    [Fact]
    public async Task A_stream_without_end_is_stopped_at_the_limit()
    {
        using var endless = new CountingStream();
        var options = new ReportIntakeOptions();

        var refusal = await Should.ThrowAsync<ReportRefusedException>(() =>
            ReportIntake.ReadZipAsync(endless, options, TestContext.Current.CancellationToken)
        );

        Zips.Clean(refusal)
            .ShouldBe("the zip is larger than 20.0 MB, which is more than any report.");
        endless.Count.ShouldBeInRange(
            options.MaxZipBytes,
            options.MaxZipBytes + BoundedReader.BufferBytes
        );
    }

    [Fact]
    public async Task Too_many_entries_are_refused()
    {
        var zip = Zips.Of([
            .. Enumerable.Range(0, 101).Select(i => ($"f{i}", Array.Empty<byte>())),
            ("report.json", Good),
        ]);

        await Zips.ReadAsync(zip, new() { MaxEntries = 102 });
        (await Zips.ShouldBeRefusedAsync(zip, new() { MaxEntries = 101 })).ShouldBe(
            "the zip has about 102 entries, expected at most 101."
        );
    }

    [Fact]
    public async Task It_can_be_cancelled() =>
        await Should.ThrowAsync<OperationCanceledException>(() =>
            ReportIntake.ReadZipAsync(
                new MemoryStream(Zips.Of(("report.json", Good))),
                cancellationToken: new CancellationToken(canceled: true)
            )
        );
}
