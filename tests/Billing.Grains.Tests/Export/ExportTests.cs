namespace Billing.Grains.Tests.Export;

/// <summary>Usage comes to Stripe once, in its period, whatever happens on the way.</summary>
public sealed class ExportTests
{
    [Fact(DisplayName = "F1: what an account used since the last flush is one event")]
    public async Task What_an_account_used_since_the_last_flush_is_one_event()
    {
        await using var stage = await ExportStage.Start();
        var account = await stage.Account("acme");
        await ExportStage.Use(account, "10");
        await ExportStage.Use(account, "1.25");
        await ExportStage.Use(account, "2");
        await stage.Export();
        await stage.Export();

        Assert.Equal("325 delivered 1", await stage.Rows());
        Assert.Equal(3.25m, await stage.Counted("acme", 3));
        Assert.Equal(0L, await stage.Scalar<long>("select count(*) from outbox"));
        Assert.True(await stage.Scalar<bool>("select seq_from = 4 and seq_to = 5 from meter_exports"), await stage.Rows());
    }

    [Fact(DisplayName = "F5: Stripe is down for an hour; nobody waits for it, and all of it is delivered once afterwards")]
    public async Task Stripe_is_down_for_an_hour()
    {
        await using var stage = await ExportStage.Start();
        var account = await stage.Account("acme");
        await ExportStage.Use(account, "10");
        await stage.Stripe.Down(TimeSpan.FromHours(1));
        for (var minute = 0; minute < 60; minute += 5)
        {
            await ExportStage.Use(account, "1");
            await stage.Export();
            stage.Clock.Advance(TimeSpan.FromMinutes(5));
        }
        Assert.Equal(0L, await stage.Scalar<long>("select count(*) from meter_exports where status = 'delivered'"));

        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await stage.Export();
        Assert.Equal(12m, await stage.Counted("acme", 3));
        Assert.Equal(12L, await stage.Scalar<long>("select count(*) from meter_exports where status = 'delivered'"));
        Assert.True(await stage.Scalar<bool>("select max(occurred_at) < '2026-03-01 13:00Z' from meter_exports"));
    }

    [Theory(DisplayName = "F2: an event that was sent and not noted is sent again as the same event and counts once")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_between_taking_and_noting_loses_and_doubles_nothing(bool isSent)
    {
        await using var stage = await ExportStage.Start();
        var account = await stage.Account("acme");
        await ExportStage.Use(account, "12");
        await stage.Crash(isSent);
        await stage.Export();
        Assert.Equal("200 pending 1", await stage.Rows());

        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        await stage.Export();
        Assert.Equal("200 delivered 2", await stage.Rows());
        Assert.Equal(2m, await stage.Counted("acme", 3));
    }

    [Theory(DisplayName = "F2: an answer that is cut off, an error and a limit are tried again")]
    [InlineData("kind=cut&when=after")]
    [InlineData("kind=cut&when=before")]
    [InlineData("kind=error&when=before&status=500")]
    [InlineData("kind=error&when=after&status=500")]
    [InlineData("kind=error&status=429")]
    [InlineData("kind=error&status=401")]
    public async Task A_failed_attempt_is_tried_again(string fault)
    {
        await using var stage = await ExportStage.Start();
        var account = await stage.Account("acme");
        await ExportStage.Use(account, "12");
        await stage.Stripe.Fault(fault);
        await stage.Export();
        Assert.Equal("200 pending 1", await stage.Rows());

        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await stage.Export();
        Assert.Equal("200 delivered 2", await stage.Rows());
        Assert.Equal(2m, await stage.Counted("acme", 3));
    }

    [Fact(DisplayName = "F2: of several events only the one that failed is sent again")]
    public async Task Only_what_failed_is_sent_again()
    {
        await using var stage = await ExportStage.Start();
        for (var i = 0; i < 5; i++)
            await ExportStage.Use(await stage.Account($"acme-{i}"), "12");
        await stage.Stripe.Fault("kind=error&when=before&status=500&count=1");
        await stage.Export();
        Assert.Equal(4L, await stage.Scalar<long>("select count(*) from meter_exports where status = 'delivered'"));

        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await stage.Export();
        Assert.Equal(6L, await stage.Scalar<long>("select sum(attempts) from meter_exports where status = 'delivered'"));
    }

    [Fact(DisplayName = "F1, F4: an event never spans a period, and lies within its own")]
    public async Task An_event_never_spans_a_period()
    {
        await using var stage = await ExportStage.Start();
        var account = await stage.Account("acme");
        stage.Clock.Advance(ExportStage.Month(4).AddMilliseconds(-500) - stage.Now);
        await ExportStage.Use(account, "13");
        stage.Clock.Advance(TimeSpan.FromMilliseconds(500));
        await ExportStage.Use(account, "14");
        await stage.Export();

        Assert.Equal("300 delivered 1, 400 delivered 1", await stage.Rows());
        Assert.Equal((3m, 4m), (await stage.Counted("acme", 3), await stage.Counted("acme", 4)));
    }

    [Fact(DisplayName = "F4: an event that waits to be tried again is tried when its period ends")]
    public async Task What_waits_is_due_at_the_end_of_its_period()
    {
        await using var stage = await ExportStage.Start();
        var account = await stage.Account("acme");
        stage.Clock.Advance(ExportStage.Month(4).AddMilliseconds(-100) - stage.Now);
        await ExportStage.Use(account, "13");
        await stage.Stripe.Fault("kind=error&when=before&status=500");
        await stage.Export();
        Assert.True(await stage.Scalar<bool>("select next_at = period_end from meter_exports"), await stage.Rows());
    }

    [Fact]
    public async Task Usage_of_an_account_without_a_customer_waits()
    {
        await using var stage = await ExportStage.Start();
        var account = await stage.Account("acme", isLinked: false);
        await ExportStage.Use(account, "12");
        await stage.Export();
        Assert.Equal("", await stage.Rows());

        await stage.Link("acme");
        await stage.Export();
        Assert.Equal("200 delivered 1", await stage.Rows());
    }

    [Fact(DisplayName = "F6: what is taken back before it is sent is never sent")]
    public async Task What_is_taken_back_is_netted()
    {
        await using var stage = await ExportStage.Start();
        var account = await stage.Account("acme");
        await ExportStage.Use(account, "10");
        var first = await ExportStage.Use(account, "5");
        await ExportStage.Reverse(account, first, "2");
        await stage.Export();
        Assert.Equal("300 delivered 1", await stage.Rows());

        await ExportStage.Reverse(account, first);
        await stage.Export();
        Assert.Equal("300 delivered 1", await stage.Rows());

        await ExportStage.Use(account, "7");
        await stage.Export();
        Assert.Equal("300 delivered 1, 400 delivered 1", await stage.Rows());
        Assert.Equal(7m, await stage.Counted("acme", 3));
    }

    [Fact(DisplayName = "F6: what nothing made up for by the end of the period takes back the event that it equals")]
    public async Task What_is_left_takes_back_a_whole_event()
    {
        await using var stage = await ExportStage.Start();
        var account = await stage.Account("acme");
        stage.Clock.Advance(ExportStage.Month(4).AddHours(-2) - stage.Now);
        await ExportStage.Use(account, "10");
        var taken = await ExportStage.Use(account, "5");
        await stage.Export();
        await ExportStage.Reverse(account, taken);
        stage.Clock.Advance(TimeSpan.FromHours(3) - TimeSpan.FromSeconds(1));
        await stage.Export();
        Assert.Equal("500 delivered 1", await stage.Rows());

        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        await stage.Stripe.Fault("kind=cut&when=after");
        await stage.Export();
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await stage.Export();
        Assert.Equal("500 cancelled 1, -500 delivered 2", await stage.Rows());
        Assert.Equal(0m, await stage.Counted("acme", 3));
    }

    [Fact(DisplayName = "F6: what equals no event is for an operator")]
    public async Task What_equals_no_event_needs_review()
    {
        await using var stage = await ExportStage.Start();
        var account = await stage.Account("acme");
        await ExportStage.Use(account, "10");
        var taken = await ExportStage.Use(account, "5");
        await stage.Export();
        await ExportStage.Reverse(account, taken, "2");
        stage.Clock.Advance(ExportStage.Month(4).AddHours(1) - stage.Now);
        await stage.Export();
        Assert.Equal("500 delivered 1, -200 needs_review 0", await stage.Rows());
    }

    [Fact]
    public async Task What_Stripe_refuses_is_for_an_operator_with_its_words()
    {
        await using var stage = await ExportStage.Start();
        await ExportStage.Use(await stage.Account("acme"), "12");
        await stage.Stripe.Fault("kind=error&when=before&status=400");
        await stage.Export();
        Assert.Equal("200 needs_review 1", await stage.Rows());
        Assert.StartsWith("400 ", await stage.Scalar<string>("select error from meter_exports"), StringComparison.Ordinal);
    }

    [Theory(DisplayName = "F3: after a day only Stripe's totals say whether an event arrived; it is never sent blindly")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_day_the_totals_decide(bool isSent)
    {
        await using var stage = await ExportStage.Start();
        await ExportStage.Use(await stage.Account("acme"), "12");
        await stage.Crash(isSent);
        stage.Clock.Advance(TimeSpan.FromHours(25));
        await stage.Export();
        if (!isSent)
        {
            Assert.Equal("200 pending 2", await stage.Rows());
            await stage.Export();
        }
        Assert.Equal(isSent ? "200 delivered 2" : "200 delivered 3", await stage.Rows());
        Assert.Equal(2m, await stage.Counted("acme", 3));
    }

    [Fact(DisplayName = "F3: where the totals do not tell, an operator decides")]
    public async Task Where_the_totals_do_not_tell_an_operator_decides()
    {
        await using var stage = await ExportStage.Start();
        await ExportStage.Use(await stage.Account("acme"), "12");
        await stage.Crash(isSent: true);
        await stage.Execute("update meter_exports set value = 300");
        stage.Clock.Advance(TimeSpan.FromHours(25));
        await stage.Export();
        Assert.Equal("300 needs_review 2", await stage.Rows());
        Assert.Equal(2m, await stage.Counted("acme", 3));
    }

    [Fact(DisplayName = "F3: what is older than Stripe takes is dead")]
    public async Task What_is_too_old_is_dead()
    {
        await using var stage = await ExportStage.Start();
        await ExportStage.Use(await stage.Account("acme", isLinked: false), "12");
        stage.Clock.Advance(TimeSpan.FromDays(36));
        await stage.Link("acme");
        await stage.Export();
        Assert.Equal("200 dead 1", await stage.Rows());
    }

    [Fact(DisplayName = "F1: silos that sum and send at the same time do it once")]
    public async Task Several_silos_do_it_once()
    {
        await using var stage = await ExportStage.Start();
        for (var i = 0; i < 5; i++)
        {
            var account = await stage.Account($"acme-{i}");
            await ExportStage.Use(account, "10");
            for (var n = 0; n < 4; n++)
            {
                await ExportStage.Use(account, "1");
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.Export()));
            }
        }
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        await stage.Export();
        for (var i = 0; i < 5; i++)
            Assert.Equal(4m, await stage.Counted($"acme-{i}", 3));
        Assert.Equal(20m, await stage.Scalar<decimal>("select sum(value) / 100 from meter_exports where status = 'delivered'"));
    }
}
