using System.Runtime.Serialization;
using Octokit;
using Octokit.Internal;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>Objects as JSON and back.</summary>
public sealed class SerializationTests
{
    private static readonly SimpleJsonSerializer _serializer = new();

    [Fact]
    public void Nulls_are_left_out_except_where_they_mean_something()
    {
        _serializer.Serialize(new PullRequestUpdate { Title = "t" }).ShouldBe("""{"title":"t"}""");
        _serializer.Serialize(new IssueUpdate()).ShouldBe("""{"milestone":null}""");

        var update = new IssueUpdate { State = ItemState.Closed, Milestone = 3 };
        update.AddLabel("a");
        update.AddLabel("b");
        update.RemoveLabel("a");
        _serializer
            .Serialize(update)
            .ShouldBe("""{"milestone":3,"labels":["b"],"state":"closed"}""");
    }

    [Fact]
    public void Text_keeps_its_letters() =>
        _serializer
            .Serialize(new Dictionary<string, string> { ["k"] = "\"\\/\b\f\n\r\t é ✓ 😀 </>" })
            .ShouldBe("""{"k":"\"\\/\b\f\n\r\t é ✓ 😀 </>"}""");

    [Fact]
    public void Inputs_of_a_workflow_have_any_type() =>
        _serializer
            .Serialize(
                new CreateWorkflowDispatch("main")
                {
                    Inputs = new Dictionary<string, object>
                    {
                        ["text"] = "x",
                        ["flag"] = true,
                        ["number"] = 1.5,
                        ["count"] = 7L,
                    },
                }
            )
            .ShouldBe(
                """{"ref":"main","inputs":{"text":"x","flag":true,"number":1.5,"count":7}}"""
            );

    [Fact]
    public void Enums_are_named_as_GitHub_names_them()
    {
        _serializer
            .Serialize(new NewDeploymentStatus(DeploymentState.InProgress))
            .ShouldBe("""{"state":"in_progress"}""");
        _serializer
            .Serialize(new NewDeployment("main") { Task = DeployTask.DeployMigrations })
            .ShouldBe("""{"ref":"main","task":"deploy:migrations"}""");
        _serializer
            .Deserialize<Issue>("""{"state":"closed"}""")
            .State.Value.ShouldBe(ItemState.Closed);
        _serializer
            .Deserialize<CheckRun>("""{"status":"in_progress","conclusion":null}""")
            .Status.Value.ShouldBe(CheckStatus.InProgress);
    }

    [Fact]
    public void A_value_that_is_newer_than_the_enum_is_kept_as_text()
    {
        var run = _serializer.Deserialize<CheckRun>("""{"conclusion":"brand_new"}""");
        var conclusion = run.Conclusion!.Value;
        conclusion.StringValue.ShouldBe("brand_new");
        conclusion.TryParse(out _).ShouldBeFalse();
        Should
            .Throw<ArgumentException>(() => conclusion.Value)
            .Message.ShouldBe("Value 'brand_new' is not a valid 'CheckConclusion' enum value.");
        (conclusion == "BRAND_NEW").ShouldBeTrue();
        (conclusion == CheckConclusion.Success).ShouldBeFalse();
    }

    [Fact]
    public void String_enums_are_equal_by_their_value()
    {
        StringEnum<CheckStatus> text = "in_progress";
        StringEnum<CheckStatus> value = CheckStatus.InProgress;
        text.ShouldBe(value);
        text.Value.ShouldBe(CheckStatus.InProgress);
        value.StringValue.ShouldBe("in_progress");
        value.ToString().ShouldBe("in_progress");
        (text.GetHashCode() == value.GetHashCode()).ShouldBeTrue();
        Should
            .Throw<ArgumentException>(() => new StringEnum<CheckStatus>((CheckStatus)99))
            .Message.ShouldBe("Value '99' is not a valid 'CheckStatus' enum value.");
    }

    [Fact]
    public void A_pull_request_is_read()
    {
        var pull = _serializer.Deserialize<PullRequest>(
            """
            {"id":3000000000,"number":7,"state":"open","draft":true,"merged_at":null,"created_at":"2024-05-06T07:08:09Z",
             "head":{"ref":"topic","sha":"abc","repo":{"full_name":"acme/widgets","topics":["a","b"]},"user":{"login":"me","type":"User"}},
             "labels":[{"name":"bug","default":true}],"mergeable":null,"mergeable_state":"has_hooks","unknown":{"x":[1]}}
            """
        );
        pull.Id.ShouldBe(3000000000);
        pull.Draft.ShouldBeTrue();
        pull.Merged.ShouldBeFalse();
        pull.CreatedAt.ShouldBe(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));
        pull.Head.Repository.FullName.ShouldBe("acme/widgets");
        pull.Head.Repository.Topics.ShouldBe(["a", "b"]);
        pull.Head.User.Type.ShouldBe(AccountType.User);
        pull.Labels.Single().Default.ShouldBeTrue();
        pull.Mergeable.ShouldBeNull();
        pull.MergeableState!.Value.Value.ShouldBe(MergeableState.HasHooks);
    }

    [Fact]
    public void Payloads_are_read()
    {
        var deployment = _serializer.Deserialize<Deployment>(
            """{"id":1,"payload":{"a":"x"},"transient_environment":true}"""
        );
        deployment.Payload["a"].ShouldBe("x");
        deployment.TransientEnvironment.ShouldBeTrue();
    }

    [Fact]
    public void An_id_that_is_too_large_is_an_error() =>
        Should.Throw<OverflowException>(() =>
            _serializer.Deserialize<PullRequest>("""{"number":3000000000}""")
        );

    [Fact]
    public void Text_that_is_not_JSON_is_told() =>
        Should
            .Throw<SerializationException>(() => _serializer.Deserialize<Issue>("{{"))
            .Message.ShouldBe("Invalid JSON string");

    [Fact]
    public void Own_types_are_read()
    {
        var own = _serializer.Deserialize<Own>("""{"some_name":"x","renamed":5,"items":[1,2]}""");
        own.SomeName.ShouldBe("x");
        own.Number.ShouldBe(5);
        own.Items.ShouldBe([1, 2]);
    }

    [Fact]
    public void An_issue_becomes_an_update()
    {
        var issue = _serializer.Deserialize<Issue>(
            """{"title":"t","body":"b","state":"open","labels":[{"name":"l"}],"assignees":[{"login":"a"}],"milestone":{"number":2}}"""
        );
        var update = issue.ToUpdate();
        (update.Title, update.Body, update.State, update.Milestone).ShouldBe(
            ("t", "b", ItemState.Open, 2)
        );
        update.Labels.ShouldBe(["l"]);
        update.Assignees.ShouldBe(["a"]);
    }

    [Theory]
    [InlineData("main", "refs/heads/main")]
    [InlineData("tags/v1", "refs/tags/v1")]
    [InlineData("refs/heads/a/b", "refs/heads/a/b")]
    public void References_are_complete(string name, string expected) =>
        new NewReference(name, "sha").Ref.ShouldBe(expected);

    [Fact]
    public void Colors_have_six_digits() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new NewLabel("a", "red"));

    private sealed class Own
    {
        public string? SomeName { get; set; }

        [Parameter(Key = "renamed")]
        public int Number { get; private set; }

        public IReadOnlyList<long>? Items { get; private set; }
    }
}
