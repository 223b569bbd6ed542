using MailKit.Sending;
using MailKit.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace MailKit.Tests.Sending;

/// <summary>One mail, one credit, however often and by whomever a send is repeated.</summary>
public sealed class SenderTests : IDisposable
{
    private static readonly Mail Hello = new("reader@example.com", "Hello", "<b>Hi</b>");

    private readonly FakeBilling _billing = new() { Credits = { ["ada"] = 5, ["bob"] = 5 } };
    private readonly FakeProvider _provider = new();

    public void Dispose() => _billing.Dispose();

    [Fact]
    public async Task Two_customers_with_the_same_send_id_send_two_mails()
    {
        var sender = NewProcess();

        var first = await sender.Send("ada", "send-1", Hello);
        var second = await sender.Send("bob", "send-1", Hello);

        Assert.Equal([new SendOutcome.Sent("mail_1"), new SendOutcome.Sent("mail_2")], [first, second]);
        Assert.Equal(["ada/send-1", "bob/send-1"], _provider.Keys);
        Assert.Equal((4, 4), (_billing.Credits["ada"], _billing.Credits["bob"]));
    }

    [Fact]
    public async Task A_send_id_that_another_mail_had_is_refused()
    {
        var sender = NewProcess();

        await sender.Send("ada", "send-1", Hello);
        var other = await sender.Send("ada", "send-1", Hello with { Subject = "Good bye" });

        Assert.IsType<SendOutcome.OtherMail>(other);
        Assert.Single(_provider.Keys);
    }

    [Fact]
    public async Task The_same_send_at_the_same_time_is_one()
    {
        var sender = NewProcess();
        var gate = new TaskCompletionSource();
        _provider.Gate = gate.Task;

        Task<SendOutcome>[] sends = [sender.Send("ada", "send-1", Hello), sender.Send("ada", "send-1", Hello)];
        gate.SetResult();

        Assert.All(await Task.WhenAll(sends), outcome => Assert.Equal(new SendOutcome.Sent("mail_1"), outcome));
        Assert.Single(_provider.Keys);
        Assert.Equal((4, "committed"), (_billing.Credits["ada"], Assert.Single(_billing.Holds).Status));
    }

    [Fact]
    public async Task A_send_of_which_nobody_knows_keeps_its_hold_and_goes_on_with_it()
    {
        _provider.Next.Enqueue(new MailResult.Unknown());

        var first = await NewProcess().Send("ada", "send-1", Hello);
        Assert.IsType<SendOutcome.Unknown>(first);
        Assert.Equal("open", Assert.Single(_billing.Holds).Status);

        Assert.Equal(new SendOutcome.Sent("mail_1"), await NewProcess().Send("ada", "send-1", Hello));
        Assert.Equal("committed", Assert.Single(_billing.Holds).Status);
    }

    [Fact]
    public async Task A_hold_that_ran_out_is_charged_late()
    {
        _provider.Next.Enqueue(new MailResult.Unknown());
        await NewProcess().Send("ada", "send-1", Hello);
        _billing.Holds[0].Status = "expired";

        var again = await NewProcess().Send("ada", "send-1", Hello);

        Assert.Equal(new SendOutcome.Sent("mail_1"), again);
        Assert.Equal("committed", Assert.Single(_billing.Holds).Status);
    }

    [Fact]
    public async Task A_send_that_was_charged_is_answered_and_not_sent_again()
    {
        var sender = NewProcess();
        await sender.Send("ada", "send-1", Hello);
        await sender.Send("ada", "send-2", Hello);

        Assert.Equal(new SendOutcome.Sent("mail_1"), await sender.Send("ada", "send-1", Hello));
        // Another process has no outbox: the ledger knows.
        Assert.Equal(new SendOutcome.Sent("mail_1"), await NewProcess().Send("ada", "send-1", Hello));
        Assert.Equal((2, 3), (_provider.Keys.Count, _billing.Credits["ada"]));
    }

    [Fact]
    public async Task A_send_that_was_not_taken_costs_nothing_and_may_be_tried_again()
    {
        _provider.Next.Enqueue(new MailResult.Refused());
        _provider.Next.Enqueue(new MailResult.Refused());
        var sender = NewProcess();

        Assert.IsType<SendOutcome.NotTaken>(await sender.Send("ada", "send-1", Hello));
        Assert.IsType<SendOutcome.NotTaken>(await sender.Send("ada", "send-1", Hello));
        Assert.Equal(5, _billing.Credits["ada"]);

        Assert.Equal(new SendOutcome.Sent("mail_1"), await sender.Send("ada", "send-1", Hello));
        Assert.Equal(["released", "released", "committed"], _billing.Holds.Select(hold => hold.Status));
        Assert.Equal(4, _billing.Credits["ada"]);
    }

    [Fact]
    public async Task A_send_that_is_refused_again_and_again_is_over()
    {
        var sender = NewProcess();
        for (var i = 0; i < 10; i++)
        {
            _provider.Next.Enqueue(new MailResult.Refused());
            Assert.IsType<SendOutcome.NotTaken>(await sender.Send("ada", "send-1", Hello));
        }

        Assert.IsType<SendOutcome.Over>(await sender.Send("ada", "send-1", Hello));
        Assert.Equal(5, _billing.Credits["ada"]);
    }

    [Fact]
    public async Task Who_has_no_credit_and_who_is_nobody_send_nothing()
    {
        _billing.Credits["ada"] = 0;

        Assert.IsType<SendOutcome.NoCredits>(await NewProcess().Send("ada", "send-1", Hello));
        Assert.IsType<SendOutcome.NoCustomer>(await NewProcess().Send("nobody", "send-1", Hello));
        Assert.Empty(_provider.Keys);
    }

    // What a process remembers is gone with it.
    private Sender NewProcess() => new(
        new SendCredit(_billing.Client(), _provider, NullLogger<SendCredit>.Instance),
        _provider,
        new Outbox(TimeProvider.System),
        NullLogger<Sender>.Instance);
}
