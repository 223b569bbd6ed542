namespace Billing.Domain.Tests.Accounts;

public sealed class RequestComparisonTests
{
    // What the catalog made of a request, and what identifies the caller: not part of the request (rules B2 and B3).
    private static readonly string[] NotAsked =
        ["Key", "Note.Actor", "Asset.Precision", "Asset.Order", "Expiry", "Plan", "Source", "Clock",
         "Demand.Asset.Precision", "Demand.Asset.Order", "Demand.Own.Precision", "Demand.Own.Included",
         "Demand.Own.Limit", "Demand.Own.Rate", "Demand.Own.Overage"];

    private static readonly Dictionary<string, string> Names = new()
    {
        ["Note?"] = "reason", ["Note.Reason"] = "reason", ["Note.Metadata"] = "metadata",
        ["AccountId"] = "id", ["Email"] = "email", ["Name"] = "name",
        ["Asset.CreditType"] = "credit_type", ["Amount"] = "amount", ["Force"] = "force",
        ["Asked.EffectiveAt"] = "effective_at", ["Asked.Expires"] = "expires",
        ["Priority"] = "priority", ["Category"] = "category",
        ["Asked.Plan"] = "plan", ["Asked.ClockId"] = "test_clock",
        ["Demand.Asset.CreditType"] = "credit_type", ["Demand.Amount"] = "amount",
        ["Demand.Own.Meter"] = "meter", ["Demand.Quantity"] = "quantity",
        ["AllowPartial"] = "allow_partial", ["OccurredAt"] = "occurred_at",
    };

    private static readonly Note Said = new("because", "root", """{"a":"1"}""");

    public static TheoryData<string> Kinds() => new(Commands().Keys);

    private static Dictionary<string, AccountCommand> Commands() => new()
    {
        ["update"] = Update("new@acme.test", "New") with { Note = Said },
        ["grant"] = Grant(5, expires: "days:3", from: Day(1)) with { Note = Said },
        ["scheduled grant"] = Grant(5, from: Day(9)) with { Note = Said },
        ["debit"] = Debit(3) with { Note = Said, OccurredAt = Day(1) },
        ["partial debit"] = Debit(3_000, partial: true) with { Note = Said },
        ["metered"] = Meter("m", new Units(3, 0), 2) with { Note = Said, OccurredAt = Day(1) },
        ["partial metered"] = Meter("m", new Units(3_000, 0), 2, partial: true) with { Note = Said },
        ["count"] = Count("m", 3) with { Note = Said },
        ["adjust"] = Adjust(3) with { Note = Said },
        ["forced adjust"] = Adjust(-3_000, force: true) with { Note = Said },
    };

    private static LedgerEntry Answer(AccountCommand command) =>
        Scenario.Opened().Given(Grant(1_000)).When(command).Result.Answer!;

    [Theory(DisplayName = "B2: the same request is recognised")]
    [MemberData(nameof(Kinds))]
    public void The_same_request(string kind)
    {
        var command = Commands()[kind];
        Assert.Null(RequestComparison.FirstDifference(command, Answer(command)));
        var elsewhere = command with { Key = Key("other"), Note = command.Note with { Actor = "somebody else" } };
        Assert.Null(RequestComparison.FirstDifference(elsewhere, Answer(command)));
    }

    [Theory(DisplayName = "B3: any field of any command that differs is reported by name")]
    [MemberData(nameof(Kinds))]
    public void Every_field(string kind)
    {
        var command = Commands()[kind];
        var entry = Answer(command);
        foreach (var (path, value) in Variants.Of(command).Where(variant => IsAsked(kind, variant.Path)))
        {
            var part = path.TrimEnd('?');
            var name = Names.GetValueOrDefault(path) ?? Names.GetValueOrDefault(part) ?? Names[Parent(path)];
            Assert.True(
                RequestComparison.FirstDifference((AccountCommand)value!, entry) == name,
                $"{kind}: {path} should be reported as {name}, "
                + $"not {RequestComparison.FirstDifference((AccountCommand)value!, entry) ?? "nothing"}");
        }
    }

    [Fact(DisplayName = "B3: another opening is reported by the field that differs")]
    public void Every_field_of_opening()
    {
        var command = Open() with { Note = Said };
        var entry = new Scenario().When(command).Result.Answer!;
        Assert.Null(RequestComparison.FirstDifference(command, entry));
        foreach (var (path, value) in Variants.Of(command).Where(variant => IsAsked("open", variant.Path)))
            Assert.Equal(Names[path.TrimEnd('?')], RequestComparison.FirstDifference((AccountCommand)value!, entry));
    }

    [Fact(DisplayName = "B3: an entry of another operation is another request")]
    public void Another_operation()
    {
        var commands = Commands().Values.ToList();
        foreach (var one in commands)
        {
            foreach (var other in commands.Where(other => other.GetType() != one.GetType()))
                Assert.Equal("operation", RequestComparison.FirstDifference(one, Answer(other)));
        }
    }

    [Theory(DisplayName = "B3: an update that leaves out a field it named before is another request")]
    [InlineData(null, "New", "email")]
    [InlineData("new@acme.test", null, "name")]
    public void An_update_of_fewer_fields(string? email, string? name, string field)
    {
        var entry = Answer(Update("new@acme.test", "New"));
        Assert.Equal(field, RequestComparison.FirstDifference(Update(email, name), entry));
    }

    [Fact(DisplayName = "B3: an update that names a field more is another request, even one that changes nothing")]
    public void An_update_of_more_fields()
    {
        var entry = Answer(Update(name: "New"));
        Assert.Equal("email", RequestComparison.FirstDifference(Update("a@acme.test", "New"), entry));
    }

    [Fact(DisplayName = "B2: an update that empties a field is recognised")]
    public void An_update_that_empties()
    {
        var command = Update(email: "");
        Assert.Null(RequestComparison.FirstDifference(command, Answer(command)));
    }

    private static bool IsAsked(string kind, string path) =>
        !NotAsked.Any(part => path.StartsWith(part, StringComparison.Ordinal))
        // A missing field of an update has a test of its own.
        && !(kind == "update" && path is "Email?" or "Name?");

    private static string Parent(string path) => path[..path.LastIndexOf('.')];
}
