namespace Billing.Domain.Tests.Accounts;

public sealed class OpeningTests
{
    [Fact(DisplayName = "H1: opening writes entry 1")]
    public void Opening_is_the_first_entry()
    {
        var account = new Scenario();
        Assert.False(account.State.IsOpen);
        var turn = account.When(Open());
        turn.Then(new AccountEvent.Opened("acme", "a@acme.test", "Acme", OpeningAsked.Nothing, null));
        Assert.Equal((1, Day(1)), (turn.Entries[0].Seq, turn.Entries[0].At));
        Assert.True(account.State.IsOpen);
        Assert.Equal(("acme", "a@acme.test", "Acme", Day(1)),
            (account.State.AccountId, account.State.Email, account.State.Name, account.State.OpenedAt));
    }

    [Fact(DisplayName = "B5: an account that does not exist refuses everything and stores nothing")]
    public void Unknown_accounts_refuse()
    {
        AccountCommand[] commands = [Update(name: "x"), Grant(1), Debit(1), Count("m", 1), Adjust(1)];
        foreach (var command in commands)
        {
            var turn = new Scenario().When(command);
            turn.ThenRefused(RefusalCodes.AccountNotFound);
            Assert.Empty(turn.Entries);
        }
    }

    [Fact(DisplayName = "B2: opening with the same particulars again changes nothing, with others names the field")]
    public void Opening_again()
    {
        var account = Scenario.Opened();
        account.When(Open()).Then();
        account.When(Open(email: "b@acme.test")).ThenRefused(RefusalCodes.AlreadyExists, "email");
        account.When(Open(name: "Other")).ThenRefused(RefusalCodes.AlreadyExists, "name");
        account.When(Open(name: null)).ThenRefused(RefusalCodes.AlreadyExists, "name");
    }

    [Fact(DisplayName = "H1: an update changes what it names, empties what it empties, and leaves the rest")]
    public void Updating()
    {
        var account = Scenario.Opened();
        account.When(Update(name: "New")).Then(new AccountEvent.Updated("a@acme.test", "New", false, true));
        account.When(Update(email: "")).Then(new AccountEvent.Updated(null, "New", true, false));
        Assert.Equal((null, "New"), (account.State.Email, account.State.Name));
        account.When(Update(email: "", name: "New")).Then();
        account.When(Update()).Then();
    }
}
