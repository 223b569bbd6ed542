using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Grains.Export;
using Billing.Grains.Tests.Catalog;
using Billing.Grains.Tests.Grains;
using Billing.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Tests.Export;

/// <summary>
/// A silo whose accounts pay for usage afterwards, a Stripe with their meter, and the export between the two, which runs when a
/// test says so. All of it on one clock, which begins at noon of 1 March 2026.
/// </summary>
internal sealed class ExportStage : IAsyncDisposable
{
    public const string Meter = "api_call";

    private readonly AccountCluster _cluster;
    private readonly NpgsqlDataSource _source;
    private readonly string _meterId;

    private ExportStage(AccountCluster cluster, LocalStripe stripe, ManualClock clock, string meterId)
    {
        (_cluster, Stripe, Clock, _meterId) = (cluster, stripe, clock, meterId);
        _source = NpgsqlDataSource.Create(cluster.ConnectionString);
        var options = Options.Create(new MeterExportOptions());
        var summaries = new MeterSummaries(stripe.Client);
        Sender = new MeterEventSender(stripe.Client);
        Round = new MeterExportRound(
            _source,
            new UsageGathering(_source, options),
            Sender,
            new MeterReconciliation(_source, summaries),
            options,
            clock,
            NullLogger<MeterExportRound>.Instance);
    }

    public ManualClock Clock { get; }

    public LocalStripe Stripe { get; }

    public MeterExportRound Round { get; }

    public MeterEventSender Sender { get; }

    public string ConnectionString => _cluster.ConnectionString;

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public static async Task<ExportStage> Start()
    {
        var clock = new ManualClock();
        var cluster = await AccountCluster.Start(await TestDatabase.CreateEmptyAsync(), clock);
        var stripe = await LocalStripe.Start(clock);
        Assert.Null((await cluster.Catalog.PutMeter(Requests.Meter(Meter, "api_calls", precision: 2))).Error);
        var line = new PlanMeterLine(Meter, "10", null, null, null, "bill", null);
        Assert.Null((await cluster.Catalog.PutPlan(Requests.Plan("payg", meters: [line]))).Error);
        return new ExportStage(cluster, stripe, clock, await stripe.Meter("api_calls"));
    }

    /// <summary>An account that pays for each unit after the first ten of a month.</summary>
    public async Task<IAccountGrain> Account(string id, bool isLinked = true)
    {
        var account = _cluster.Account(id);
        Assert.Null((await account.Open(new OpenAccountRequest(AccountCluster.NoKey(), null, null, "payg"))).Error);
        if (isLinked)
            await Link(id);
        return account;
    }

    public async Task<string> Link(string id)
    {
        var customer = await Stripe.Customer();
        await Execute($"insert into stripe_customers (customer_id, account_id) values ('{customer}', '{id}')");
        return customer;
    }

    /// <summary>Uses so many units; answers the entry's id.</summary>
    public static async Task<string> Use(IAccountGrain account, string quantity)
    {
        var reply = await account.Use(new UsageRequest(
            AccountCluster.NoKey(), NoteRequest.None, Meter, quantity, null, null, false, null));
        Assert.Null(reply.Error);
        return reply.Entry!.EntryId;
    }

    public static async Task Reverse(IAccountGrain account, string entryId, string? quantity = null) => Assert.Null(
        (await account.Reverse(new ReverseRequest(
            AccountCluster.NoKey(), NoteRequest.None, entryId, null, quantity, null))).Error);

    public Task Export() => Round.Run(CancellationToken.None);

    /// <summary>What a crash between taking an event in hand and noting its outcome leaves: the event may be sent or not.</summary>
    public async Task Crash(bool isSent)
    {
        await new UsageGathering(_source, Options.Create(new MeterExportOptions())).Run(Clock.GetUtcNow(), default);
        foreach (var row in await MeterExportTable.Claim(_source, Now, Now.AddMinutes(10), 100, default))
        {
            if (isSent)
                await Sender.Send(row, default);
        }
    }

    /// <summary>What Stripe counted for an account from the first of a month to the next.</summary>
    public async Task<decimal> Counted(string id, int month) => await Stripe.Total(
        _meterId, await CustomerOf(id), Month(month), Month(month + 1));

    public static DateTime Month(int month) => new(2026, month, 1, 0, 0, 0, DateTimeKind.Utc);

    public Task<string> CustomerOf(string id) => Scalar<string>(
        $"select customer_id from stripe_customers where account_id = '{id}' order by linked_at desc limit 1");

    public Task<T> Scalar<T>(string sql) => Postgres.Scalar<T>(_cluster.ConnectionString, sql);

    public Task Execute(string sql) => Postgres.Execute(_cluster.ConnectionString, sql);

    /// <summary>The rows' values, statuses and attempts in their order: <c>500 delivered 1</c>.</summary>
    public Task<string> Rows() => Scalar<string>(
        "select coalesce(string_agg(concat_ws(' ', value, status, attempts), ', ' order by seq_from, seq_to), '') from meter_exports");

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await Stripe.DisposeAsync();
        await _cluster.DisposeAsync();
    }
}
