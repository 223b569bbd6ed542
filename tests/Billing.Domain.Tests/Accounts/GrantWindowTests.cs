namespace Billing.Domain.Tests.Accounts;

public sealed class GrantWindowTests
{
    private static readonly Instant Start = Day(10);
    private static readonly Instant End = Day(12);

    private readonly Scenario _account = Scenario.Opened().Given(Grant(5, from: Start, until: End));

    [Fact(DisplayName = "A1: a grant is not spendable a microsecond before it is effective")]
    public void Not_before_its_beginning()
    {
        var refusal = _account.At(Start.Micros(-1)).When(Debit(1)).ThenShort();
        Assert.Equal("0", refusal.Available);
        Assert.Equal(0, _account.Settled());
    }

    [Fact(DisplayName = "A1: a grant is spendable at exactly its effective time")]
    public void From_its_beginning() =>
        Assert.Equal(5, _account.At(Start).When(Debit(5)).Answered<AccountEvent.Debited>().Amount);

    [Fact(DisplayName = "A1: a grant is spendable a microsecond before its expiry")]
    public void Until_just_before_its_end() =>
        Assert.Equal(5, _account.At(End.Micros(-1)).When(Debit(5)).Answered<AccountEvent.Debited>().Amount);

    [Fact(DisplayName = "A1: a grant is worth nothing at exactly its expiry")]
    public void Nothing_at_its_end()
    {
        _account.At(End.Micros(-1)).WhenTimePasses();
        Assert.Equal(5, _account.Settled());
        var refusal = _account.At(End).When(Debit(1)).ThenShort();
        Assert.Equal("0", refusal.Available);
        Assert.Empty(_account.Remaining());
    }

    [Fact(DisplayName = "A1: a backdated grant is spendable at once and ends as if it had begun then")]
    public void Backdated_grants_count_at_once()
    {
        var account = Scenario.Opened().At(Day(5)).Given(Grant(5, expires: "days:10", from: Day(2)));
        Assert.Equal(5, account.Settled());
        Assert.Equal(Day(12), account.State.NextDueAt);
    }

    [Theory(DisplayName = "A1: a grant that could never be spent is refused")]
    [InlineData(5, 5, 4)]
    [InlineData(6, 5, 4)]
    [InlineData(2, 4, 4)]
    [InlineData(2, 3, 4)]
    public void Empty_windows_are_refused(int from, int until, int now) =>
        Scenario.Opened().At(Day(now)).When(Grant(1, from: Day(from), until: Day(until))).ThenInvalid("expires");

    [Fact(DisplayName = "A1: a grant of one microsecond is spendable in it")]
    public void One_microsecond_is_a_window()
    {
        var account = Scenario.Opened().At(Day(4)).Given(Grant(1, until: Day(4).Micros(1)));
        account.When(Debit(1)).Answered<AccountEvent.Debited>();
    }
}
