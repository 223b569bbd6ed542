using Billing.Client.Tests.Support;

namespace Billing.Client.Tests.Events;

/// <summary>A stream goes on where it broke off.</summary>
public sealed class EventStreamTests
{
    [Fact]
    public async Task A_stream_that_breaks_off_is_opened_again_behind_the_last_entry()
    {
        var service = new FakeService()
            .Stream(Line(5) + ": alive\n\n" + Line(6))
            .Break()
            .Problem(503, "not_ready")
            .Stream(Line(6) + Line(7) + Line(8));
        using var billing = service.Client();

        var seen = new List<(long, string)>();
        await foreach (var e in billing.Events.StreamAsync("acme", afterSeq: 4))
        {
            seen.Add((e.Seq, e.Type));
            if (e.Seq == 8)
                break;
        }

        Assert.Equal([(5, "debit"), (6, "debit"), (7, "debit"), (8, "debit")], seen);
        Assert.Equal(["4", "6", "6", "6"], service.Calls.Select(call => call.LastEventId));
        Assert.Equal("/base/v1/accounts/acme/events", service.Calls[0].Path);
    }

    [Fact]
    public async Task Without_a_place_it_begins_at_the_head_and_misses_nothing_from_there()
    {
        var service = new FakeService().Answer(200, """{"id":"acme","seq":4}""").Break().Stream(Line(5));
        using var billing = service.Client();

        await foreach (var e in billing.Events.StreamAsync("acme"))
        {
            Assert.Equal((5, -1m, "le_5"), (e.Seq, e.Entry.Amount, e.Entry.EntryId));
            break;
        }

        Assert.Equal([null, "4", "4"], service.Calls.Select(call => call.LastEventId));
    }

    [Theory]
    [InlineData(404, "account_not_found")]
    [InlineData(500, "ledger_damaged")]
    public async Task What_does_not_mend_by_itself_ends_it(int status, string code)
    {
        using var billing = new FakeService()
            .Answer(200, """{"id":"acme","seq":4}""").Problem(500, "internal_error").Problem(status, code).Client();

        var fault = await Assert.ThrowsAsync<BillingException>(async () =>
        {
            await foreach (var _ in billing.Events.StreamAsync("acme"))
            {
            }
        });

        Assert.Equal((status, code), (fault.Problem.Status, fault.Code));
    }

    [Fact]
    public async Task A_caller_who_goes_ends_it()
    {
        using var billing = new FakeService().NeverAnswer().Client();
        using var cancellation = new CancellationTokenSource();

        var listening = Task.Run(async () =>
        {
            await foreach (var _ in billing.Events.StreamAsync("acme", cancellation: cancellation.Token))
            {
            }
        });
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    private static string Line(int seq) =>
        $$"""
        id: {{seq}}
        event: debit
        data: {"seq":{{seq}},"entry_id":"le_{{seq}}","type":"debit","at":"2026-03-01T00:00:00Z","amount":"-1"}


        """.ReplaceLineEndings("\n");
}
