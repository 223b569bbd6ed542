using System.Globalization;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Silo;
using Billing.Silo.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Billing.Bench.Targets;

/// <summary>Ours at silo level: the silo as the service hosts it, without the HTTP in front.</summary>
internal sealed class SiloTarget : ITarget
{
    public const string CreditType = "credits";
    public const string Meter = "calls";
    public const string Plan = "standard";

    private readonly IHost _host;
    private readonly IGrainFactory _grains;

    private SiloTarget(IHost host)
    {
        _host = host;
        _grains = host.Services.GetRequiredService<IGrainFactory>();
    }

    /// <summary>Everything that the silo is made of.</summary>
    public IServiceProvider Services => _host.Services;

    public static async Task<SiloTarget> Start(string connectionString)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["BILLING_POSTGRES"] = connectionString;
        // With a key of our own none is made and printed.
        builder.Configuration["BILLING_ADMIN_KEY"] = $"bench-{Guid.NewGuid():N}";
        // Nobody pays here, so that no Stripe is looked for in the middle of a measurement.
        builder.Configuration["STRIPE_SANDBOX_URL"] = "off";
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole();
        builder.AddBillingSilo();
        return await Start(builder);
    }

    /// <summary>Ours in other processes: this one is a client of their cluster, as an API process is.</summary>
    public static Task<SiloTarget> Join(string connectionString, string clusterId)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["BILLING_POSTGRES"] = connectionString;
        builder.Configuration["BILLING_CLUSTER_ID"] = clusterId;
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole();
        builder.AddBillingClusterClient();
        return Start(builder);
    }

    private static async Task<SiloTarget> Start(HostApplicationBuilder builder)
    {
        var host = builder.Build();
        await host.StartAsync();
        var target = new SiloTarget(host);
        var catalog = target._grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);
        Accept((await catalog.PutCreditType(new CreditTypeRequest(NoKey(), CreditType, null, 0, null, null))).Error);
        Accept((await catalog.PutMeter(new MeterRequest(NoKey(), Meter, null, 0, CreditType, "1"))).Error);
        return target;
    }

    public Task Open(string account) => Open(account, null);

    public async Task Open(string account, string? plan) =>
        Accept((await Account(account).Open(new OpenAccountRequest(NoKey(), null, null, plan))).Error);

    /// <summary>Makes a plan with credits each cycle and a meter that costs.</summary>
    public async Task MakePlan()
    {
        var catalog = _grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);
        Accept((await catalog.PutPlan(new PlanRequest(
            NoKey(),
            Plan,
            null,
            null,
            null,
            new PlanPriceLine(1900, "usd", "month"),
            null,
            null,
            [new PlanCreditLine(CreditType, "1000", "days:30", null, 20, null)],
            [new PlanMeterLine(Meter, "0", null, null, new PlanCostLine(CreditType, "1"), "block", null)],
            []))).Error);
    }

    public async Task Reserve(string account, long amount) =>
        Accept((await Account(account).Reserve(new ReserveRequest(
            NoKey(), NoteRequest.None, null, null, CreditType, Text(amount), 86_400, null))).Error);

    public async Task Grant(string account, long amount, DateTimeOffset expiresAt) =>
        Accept((await Account(account).Grant(new GrantRequest(
            NoKey(), NoteRequest.None, CreditType, Text(amount), null, expiresAt, null, null, null))).Error);

    public async Task<Answer> Use(string account, string? key, long quantity)
    {
        var request = new UsageRequest(
            new CallKey(key, key is null ? Guid.NewGuid() : default),
            NoteRequest.None,
            Meter,
            quantity == 1 ? "1" : Text(quantity),
            null,
            null,
            AllowPartial: false,
            OccurredAt: null);
        var reply = await Account(account).Use(request);
        return reply.Error is { } error
            ? new Answer(error.Code, reply.Replayed, 0, 0)
            : new Answer(null, reply.Replayed, reply.Entry!.Seq, reply.Entry.Movement!.BalanceAfter.Value);
    }

    public async Task<long> Balance(string account)
    {
        var reply = await Account(account).Read(null);
        Accept(reply.Error);
        return reply.Account!.Credits.Sum(credit => credit.Settled.Value);
    }

    /// <summary>The account's grain, for calls that the peer has not.</summary>
    public IAccountGrain Account(string id) => _grains.GetAccount(id);

    public Task<ILine> Connect(Shape shape) =>
        Task.FromResult<ILine>(shape == Shape.Holds ? new HoldLine(_grains) : new UseLine(this));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        else
            _host.Dispose();
    }

    private static CallKey NoKey() => new(null, Guid.NewGuid());

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Accept(ErrorReply? error)
    {
        if (error is not null)
            throw new InvalidOperationException($"Preparing failed: {error.Code}, {error.Detail}");
    }
}
