using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;
using Billing.Grains.Accounts;
using Billing.Grains.Journal;
using Billing.Grains.Tests.Journal;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>What receivers are told of ledger entries.</summary>
public sealed class EntryMessageTests
{
    private static readonly Asset Emails = new("emails", 2, BurnOrder.Fifo);
    private static readonly Instant At = Instant.OfDate(2026, 3, 1);
    private static readonly GrantTerms Terms = new(At, Instant.OfDate(2026, 4, 1), 50, GrantCategory.Paid);

    [Fact(DisplayName = "I1: a debit's message says what the entry says, with the account's sequence")]
    public void A_debit_s_message_says_what_the_entry_says()
    {
        var note = new Note("newsletter", null, """{"campaign":"42"}""");
        var entry = Entry(new AccountEvent.Debited(Emails, 150, 150, [new(2, 150)], 0, null, false, null), 1_000, 850, note);
        var message = Assert.Single(Of(entry));

        Assert.Equal(("credit.deducted", 9L, (short)1), (message.Type, message.Seq, message.N));
        var data = JsonElement.Parse(message.Payload);
        Assert.Equal(
            "account=acme customer_id=acme sequence=9 at=2026-03-01T00:00:00Z credit_type=emails credit_entitlement_id=emails "
            + "credit_entitlement_name=Email Credits transaction_type=credit_deducted is_credit=False amount=1.5 balance_before=10 "
            + "balance_after=8.5 available_balance=8.5 reason=newsletter metadata={\"campaign\":\"42\"}",
            string.Join(' ', data.EnumerateObject().Where(field => field.Name != "entry_id").Select(field => $"{field.Name}={field.Value}")));
    }

    [Theory]
    [InlineData(GrantSource.Plan, "subscription")]
    [InlineData(GrantSource.Purchase, "one_time")]
    [InlineData(GrantSource.Direct, "manual")]
    public void A_grant_tells_where_it_came_from(GrantSource source, string said)
    {
        var data = JsonElement.Parse(Assert.Single(Of(Granted(source, null))).Payload);
        Assert.Equal(said, data.GetProperty("grant_source").GetString());
        Assert.Equal("2026-04-01T00:00:00Z", data.GetProperty("expires_at").GetString());
        Assert.True(data.GetProperty("is_credit").GetBoolean());
    }

    [Fact]
    public void Credits_of_an_automatic_top_up_say_so()
    {
        var payment = new PaymentFacts(
            PaymentKind.Recharge, 3, "pi_1", null, null, null, null, 500, "usd", PaymentUse.Accepted);
        var paid = Entry(new AccountEvent.PaymentRecorded(payment), 0, 0) with { Seq = 8 };
        var messages = OutboxMessages.Of("acme", [paid, Granted(GrantSource.Purchase, 8)], false, EventFilter.Everything, NameOf);
        Assert.Equal(["recharge.succeeded", "credit.added"], messages.Select(message => message.Type));
        Assert.Equal("recharge", JsonElement.Parse(messages[1].Payload).GetProperty("grant_source").GetString());
    }

    [Fact(DisplayName = "I1: each kind of entry makes the messages that API.md lists")]
    public void Each_kind_of_entry_makes_its_messages()
    {
        (AccountEvent Event, string Types)[] cases =
        [
            (new AccountEvent.Expired(Emails, 2, 5), "credit.expired"),
            (new AccountEvent.RolledOver(Emails, 5, Terms, GrantOrigin.Direct), "credit.rolled_over"),
            (new AccountEvent.RolloverForfeited(Emails, 2, 5), "credit.rollover_forfeited"),
            (new AccountEvent.Adjusted(Emails, -5, [new(2, 5)], 0, false, 0), "credit.manual_adjustment"),
            (new AccountEvent.DeficitRepaid(Emails, 2, 5), "credit.overage_reset"),
            (new AccountEvent.Debited(Emails, 5, 5, [], 5, null, false, null), "credit.deducted credit.overage_charged"),
            (new AccountEvent.Reserved(Emails, 5, [new(2, 5)], null, null, At), "reservation.created"),
            (new AccountEvent.Released(2, Emails, 5, false), "reservation.released"),
            (new AccountEvent.ReservationExpired(2, Emails, 5), "reservation.expired"),
            (new AccountEvent.PeriodClosed(new Period(At, At), [], new Period(At, At), false), "period.closed"),
            (new AccountEvent.Updated("a@b.c", null, true, false), ""),
        ];
        foreach (var (happened, types) in cases)
            Assert.Equal(types, string.Join(' ', Of(Entry(happened, 10, 5)).Select(message => message.Type)));
    }

    [Fact(DisplayName = "I1: what no endpoint wants is not written, and the numbers of the others stay")]
    public void What_nobody_wants_is_not_written()
    {
        var entry = Entry(new AccountEvent.Debited(Emails, 5, 5, [], 5, null, false, null), 10, 5);
        Assert.Empty(OutboxMessages.Of("acme", [entry], false, EventFilter.Nothing, NameOf));
        Assert.Empty(OutboxMessages.Of("acme", [entry], false, EventFilter.Of(["reservation.*"]), NameOf));
        var charged = Assert.Single(OutboxMessages.Of("acme", [entry], false, EventFilter.Of(["credit.overage_charged"]), NameOf));
        Assert.Equal(2, charged.N);
    }

    [Fact(DisplayName = "I1: a message is smaller than 20 kB whatever its metadata is")]
    public void A_message_is_small()
    {
        var metadata = JsonSerializer.Serialize(Enumerable.Range(0, 50).ToDictionary(i => $"key{i}", _ => new string('ä', 500)));
        var note = new Note(new string('ü', 500), null, metadata);
        var entry = Entry(new AccountEvent.Debited(Emails, 5, 5, [], 0, null, false, null), 10, 5, note);
        var payload = Assert.Single(Of(entry)).Payload;
        Assert.InRange(Encoding.UTF8.GetByteCount(payload), 1, 19_000);
        Assert.True(JsonElement.Parse(payload).GetProperty("is_cut").GetBoolean());
    }

    [Fact(DisplayName = "I1: any entry makes messages of types that endpoints can ask for, once each")]
    public void Any_entry_makes_messages_of_known_types()
    {
        var random = new RandomEvents(20_261_121);
        foreach (var happened in Enumerable.Range(0, 30).SelectMany(_ => RandomEvents.Kinds).Select(random.Of))
        {
            var messages = Of(Entry(happened, 10, 5));
            foreach (var message in messages.Where(one => one.Type is not ("stripe.work" or "meter.usage")))
            {
                Assert.True(EventFilter.Everything.Wants(message.Type), message.Type);
                Assert.Equal("acme", JsonElement.Parse(message.Payload).GetProperty("customer_id").GetString());
            }
            Assert.Equal(messages.Length, messages.Select(message => message.N).Distinct().Count());
        }
    }

    [Fact]
    public void A_filter_knows_names_and_prefixes_and_nothing_else()
    {
        var filter = EventFilter.Of(["credit.*", "usage.limit_reached"]);
        Assert.True(filter.Wants("credit.added") && filter.Wants("usage.limit_reached") && !filter.Wants("period.closed"));
        Assert.True(EventFilter.IsPattern("recharge.*") && EventFilter.IsPattern("credit.added"));
        string[] wrong = ["credits.*", "credit.aded", "*", "credit*", "", ".*", "stripe.work", "meter.*"];
        Assert.DoesNotContain(wrong, EventFilter.IsPattern);
    }

    private static LedgerEntry Granted(GrantSource source, long? parent) => Entry(
        new AccountEvent.Granted(Emails, 500, Terms, new GrantOrigin(source, null, 0, parent), false, 0, GrantTimesAsked.Nothing),
        0,
        500);

    private static string NameOf(string code) => code == "emails" ? "Email Credits" : code;

    private static ImmutableArray<OutboxMessage> Of(LedgerEntry entry) =>
        OutboxMessages.Of("acme", [entry], customerAtCreation: false, EventFilter.Everything, NameOf);

    private static LedgerEntry Entry(AccountEvent happened, long before, long after, Note? note = null) =>
        new(7, 9, Guid.NewGuid(), At, happened, before, after, 0, null, note ?? Note.None, [], default);
}
