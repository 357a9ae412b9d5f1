using System.Net;
using System.Net.Sockets;
using System.Text;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Tests.Routing;

public sealed class ControlTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static RouteTable Table(long generation, params RouteBackend[] backends) =>
        new() { Generation = generation, Backends = backends };

    [Fact]
    public async Task Each_change_makes_a_generation_and_names_the_one_before()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        using (var empty = await front.Control.GetAsync("/routes", Ct))
        {
            empty.Headers.ETag!.Tag.ShouldBe("\"0\"");
        }

        using (var first = await front.PutAsync(Table(0, a.Route(7)), "\"0\""))
        {
            first.StatusCode.ShouldBe(HttpStatusCode.OK);
            first.Headers.ETag!.Tag.ShouldBe("\"1\"");
            var table = RouteTable.Read(await first.Content.ReadAsByteArrayAsync(Ct));
            table.Generation.ShouldBe(1);
            table.Backends.ShouldBe([a.Route(7)]);
        }

        // Both the old and the new generation may stand in the body, and If-Match may be left out.
        (await front.PutAsync(Table(2, a.Route(8)), "\"1\"")).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        (await front.PutAsync(Table(2, a.Route(9)))).StatusCode.ShouldBe(HttpStatusCode.OK);
        RouteTable
            .Read(await front.Control.GetByteArrayAsync("/routes", Ct))
            .Backends[0]
            .Weight.ShouldBe(9);
    }

    [Theory]
    [InlineData(0, "\"0\"")]
    [InlineData(0, null)]
    [InlineData(0, "\"1\"")]
    [InlineData(5, "\"1\"")]
    [InlineData(1, "\"2\"")]
    public async Task A_change_of_another_generation_is_refused(long own, string? ifMatch)
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(a.Route(1));
        if (own == 0 && ifMatch == "\"1\"")
        {
            own = 3;
        }

        using var answer = await front.PutAsync(Table(own, a.Route(2)), ifMatch);
        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("generation 1");
        RouteTable
            .Read(await front.Control.GetByteArrayAsync("/routes", Ct))
            .Backends[0]
            .Weight.ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_changes_at_once_one_comes_first_and_the_others_hear_of_it()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        var answers = await Task.WhenAll(
            Enumerable.Range(1, 10).Select(w => front.PutAsync(Table(0, a.Route(w)), "\"0\""))
        );
        answers.Count(r => r.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(r => r.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(9);
    }

    [Theory]
    [InlineData("", "damaged")]
    [InlineData("null", "is null")]
    [InlineData("{\"generation\":0}", "damaged")]
    [InlineData("{\"generation\":0,\"backends\":[],\"extra\":1}", "damaged at $.extra")]
    [InlineData("{\"generation\":0,\"backends\":[null]}", "or null")]
    [InlineData("{\"generation\":-1,\"backends\":[]}", "generation is below 0")]
    public async Task What_is_no_table_is_refused(string body, string problem)
    {
        await using var front = await TestFront.StartAsync();
        using var answer = await front.Control.PutAsync("/routes", new StringContent(body), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain(problem);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_table_is_said_at_once()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        RouteBackend[] bad =
        [
            a.Route() with
            {
                Name = "a b",
            },
            a.Route() with
            {
                Name = "b",
                Url = "https://127.0.0.1:1",
            },
            a.Route() with
            {
                Name = "c",
                Url = "http://user@127.0.0.1:1",
            },
            a.Route() with
            {
                Name = "d",
                Url = "http://127.0.0.1:1/path",
            },
            a.Route() with
            {
                Name = "e",
                Url = "unix:/x",
            },
            a.Route() with
            {
                Name = "f",
                ModelDigest = "sha256:ABC",
            },
            a.Route() with
            {
                Name = "g",
                Weight = 5,
                Shadow = true,
            },
        ];
        using var answer = await front.PutAsync(Table(0, bad));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        for (var i = 0; i < bad.Length; i++)
        {
            text.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"backends[{i}]."));
        }

        foreach (
            var table in new[]
            {
                Table(0, a.Route(), a.Route()),
                Table(0, a.Route(-1)),
                Table(0, a.Route(1_000_001)),
                Table(
                    0,
                    [
                        .. Enumerable
                            .Range(0, 65)
                            .Select(i =>
                                a.Route() with
                                {
                                    Name = i.ToString(CultureInfo.InvariantCulture),
                                }
                            ),
                    ]
                ),
            }
        )
        {
            using var refused = await front.PutAsync(table);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        await using var front = await TestFront.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/routes")
        {
            Content = new StringContent(new string(' ', (1 << 20) + 1)),
        };
        request.Headers.ExpectContinue = true; // so that the answer is read, not lost to a broken pipe
        using var answer = await front.Control.SendAsync(request, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("GET", "/", 404, null)]
    [InlineData("POST", "/routes", 405, "GET, HEAD, PUT")]
    [InlineData("DELETE", "/stats", 405, "GET, HEAD")]
    [InlineData("GET", "/drain", 405, "POST")]
    [InlineData("POST", "/health", 405, "GET, HEAD")]
    [InlineData("POST", "/drain", 400, null)]
    [InlineData("POST", "/drain?backend=", 400, null)]
    [InlineData("POST", "/drain?backend=a&seconds=x", 400, null)]
    [InlineData("POST", "/drain?backend=a&seconds=-1", 400, null)]
    [InlineData("POST", "/drain?backend=a&backend=b", 400, null)]
    [InlineData("POST", "/drain?backend=a&force=1", 400, null)]
    [InlineData("POST", "/drain?backend=nobody", 200, null)]
    public async Task Anything_else_is_answered_by_what_is_there(
        string method,
        string path,
        int status,
        string? allow
    )
    {
        await using var front = await TestFront.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await front.Control.SendAsync(request, Ct);
        ((int)answer.StatusCode).ShouldBe(status);
        if (allow is not null)
        {
            string.Join(", ", answer.Content.Headers.Allow.Order()).ShouldBe(allow);
        }
    }

    [Fact]
    public async Task The_data_port_has_no_control()
    {
        await using var front = await TestFront.StartAsync();
        foreach (var path in new[] { "/routes", "/stats", "/drain", "/health" })
        {
            using var answer = await front.Client.GetAsync(path, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable); // it is a backend's path
        }
    }

    [Fact]
    public async Task The_socket_is_its_owners_only_and_an_abandoned_one_is_replaced()
    {
        var folder = Directory.CreateTempSubdirectory("mlops-front-");
        try
        {
            var path = Path.Combine(folder.FullName, "control.sock");
            using (
                var abandoned = new Socket(
                    AddressFamily.Unix,
                    SocketType.Stream,
                    ProtocolType.Unspecified
                )
            )
            {
                // Bound under another name, so that closing it leaves the file.
                abandoned.Bind(new UnixDomainSocketEndPoint(path + ".old"));
                File.Move(path + ".old", path);
            }

            await using var front = await TestFront.StartAsync(folder: folder);
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            (await front.StatsAsync()).Generation.ShouldBe(0);
            (
                await Should.ThrowAsync<Exception>(() => TestFront.StartAsync(folder: folder))
            ).Message.ShouldContain("another program listens there");
            (await front.StatsAsync()).Generation.ShouldBe(0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Draining_waits_for_the_last_answer_and_says_how_many_are_left()
    {
        using var go = new SemaphoreSlim(0);
        await using var a = await TestBackend.StartAsync(
            "a",
            async exchange =>
            {
                await go.WaitAsync(Ct);
                return false;
            }
        );
        await using var b = await TestBackend.StartAsync("b");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(a.Route());
        var slow = new[] { front.PredictAsync(), front.PredictAsync() };
        await TestFront.UntilAsync(() => a.Requests == 2);

        using (var busy = await front.Control.PostAsync("/drain?backend=a&seconds=1", null, Ct))
        {
            busy.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        }

        await front.PutAsync(b.Route());
        (await front.PredictAsync()).ShouldBe("b:{}");
        using (var left = await front.Control.PostAsync("/drain?backend=a&seconds=0", null, Ct))
        {
            left.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
            (await left.Content.ReadAsStringAsync(Ct)).ShouldStartWith(
                "{\"backend\":\"a\",\"inFlight\":2,\"error\":"
            );
        }

        (await front.StatsAsync("a")).InFlight.ShouldBe(2); // though it is in no table
        var drained = front.Control.PostAsync("/drain?backend=a&seconds=30", null, Ct);
        go.Release(2);
        using var answer = await drained;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldBe(
            "{\"backend\":\"a\",\"inFlight\":0}\n"
        );
        (await Task.WhenAll(slow)).ShouldBe(["a:{}", "a:{}"]);
    }

    [Fact]
    public async Task The_table_outlives_the_front()
    {
        var folder = Directory.CreateTempSubdirectory("mlops-front-");
        try
        {
            await using var a = await TestBackend.StartAsync("a");
            RouteTable table;
            await using (var front = await TestFront.StartAsync(folder: folder))
            {
                await front.PutAsync(a.Route(1));
                table = await front.PutAsync(a.Route(3));
                File.ReadAllBytes(front.StatePath).ShouldBe(table.ToBytes());
            }

            await using (var front = await TestFront.StartAsync(folder: folder))
            {
                (await front.Control.GetByteArrayAsync("/routes", Ct)).ShouldBe(table.ToBytes());
                (await front.PredictAsync()).ShouldBe("a:{}");
                (await front.PutAsync(a.Route(4))).Generation.ShouldBe(3);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("{\"generation\": 1, \"backe")]
    [InlineData("")]
    [InlineData(
        "{\"generation\":1,\"backends\":[{\"name\":\"a\",\"url\":\"ftp://x\",\"modelDigest\":\"x\"}]}"
    )]
    public async Task A_damaged_table_is_a_warning_and_an_empty_one(string content)
    {
        var folder = Directory.CreateTempSubdirectory("mlops-front-");
        try
        {
            var state = folder.CreateSubdirectory("state");
            await File.WriteAllTextAsync(
                Path.Combine(state.FullName, "routes.json"),
                content,
                new UTF8Encoding(false),
                Ct
            );
            await using var front = await TestFront.StartAsync(folder: folder);
            front.Log[0].ShouldStartWith("Warning: ");
            front.Log[0].ShouldContain("routes.json");
            (await front.StatsAsync()).Backends.ShouldBeEmpty();
            await using var a = await TestBackend.StartAsync("a");
            await front.PutAsync(a.Route());
            (await front.PredictAsync()).ShouldBe("a:{}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_table_that_cannot_be_written_does_not_take_effect()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var b = await TestBackend.StartAsync("b");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(a.Route());
        var state = Path.GetDirectoryName(front.StatePath)!;
        Directory.Delete(state, recursive: true);
        await File.WriteAllTextAsync(state, "in the way", Ct);
        using var answer = await front.PutAsync(Table(1, b.Route()));
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("the old ones stay in force");
        (await front.PredictAsync()).ShouldBe("a:{}");
        (await front.StatsAsync()).Generation.ShouldBe(1);
    }
}
