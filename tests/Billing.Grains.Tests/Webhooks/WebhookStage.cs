using System.Collections.Immutable;
using System.Net;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Contracts.Webhooks;
using Billing.Grains.Admin;
using Billing.Grains.Catalog;
using Billing.Grains.Tests.Grains;
using Billing.Grains.Webhooks;
using Billing.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>
/// A silo with accounts that have e-mails, receivers in this process, and the sending between the two, which runs when a test
/// says so. All of it on one clock.
/// </summary>
internal sealed class WebhookStage : IAsyncDisposable
{
    private readonly AccountCluster _cluster;
    private readonly NpgsqlDataSource _source;
    private readonly WebhookSender _sender;
    private readonly FanOutRound _fanOut;
    private readonly WebhookEndpointStore _endpoints;

    private WebhookStage(AccountCluster cluster, ManualClock clock, Receiver[] receivers)
    {
        (_cluster, Clock) = (cluster, clock);
        _source = NpgsqlDataSource.Create(cluster.ConnectionString);
        var options = Options.Create(new WebhookOptions
        {
            AllowedTargets = string.Join(',', receivers.Select(receiver => receiver.Target)), BatchSize = 7,
        });
        var targets = new WebhookTargets(options);
        _sender = new WebhookSender(new WebhookConnections(targets, Dns.GetHostAddressesAsync), targets, options, clock);
        var lines = new LineSender(_source, _sender, options, clock, NullLogger<LineSender>.Instance);
        _fanOut = new FanOutRound(_source, options, clock, NullLogger<FanOutRound>.Instance);
        Dispatch = new WebhookDispatch(_source, lines, options, clock, NullLogger<WebhookDispatch>.Instance);
        Other = new WebhookDispatch(_source, lines, options, clock, NullLogger<WebhookDispatch>.Instance);
        Retention = new WebhookRetention(_source, options, clock);
        var admin = cluster.Services.GetRequiredService<AdminDatabase>();
        _endpoints = new WebhookEndpointStore(admin, targets, NullLogger<WebhookEndpointStore>.Instance);
        Secrets = new WebhookSecretStore(admin, NullLogger<WebhookSecretStore>.Instance);
        Deliveries = new WebhookDeliveries(admin);
    }

    public ManualClock Clock { get; }

    public WebhookDispatch Dispatch { get; }

    /// <summary>The same in another silo.</summary>
    public WebhookDispatch Other { get; }

    public WebhookRetention Retention { get; }

    public WebhookSecretStore Secrets { get; }

    public WebhookDeliveries Deliveries { get; }

    public static async Task<WebhookStage> Start(params Receiver[] receivers)
    {
        var clock = new ManualClock();
        var cluster = await AccountCluster.Start(await TestDatabase.CreateEmptyAsync(), clock);
        return new WebhookStage(cluster, clock, receivers);
    }

    /// <summary>Makes an endpoint for types, or for all, and shows it to the silo.</summary>
    public async Task<WebhookEndpointReply> Endpoint(Receiver receiver, params string[] events)
    {
        ImmutableArray<string>? types = events.Length == 0 ? null : [.. events];
        var reply = await _endpoints.Create(
            new WebhookEndpointRequest(AccountCluster.NoKey(), receiver.Url, types, null));
        Assert.Null(reply.Error);
        await _cluster.Services.GetRequiredService<ICatalog>().Refresh();
        return reply;
    }

    public Task Enable(string id, bool isEnabled) =>
        Patch(new WebhookEndpointPatch(id, null, null, false, null, false, isEnabled));

    /// <summary>Changes an endpoint, and shows it to the silo.</summary>
    public async Task Patch(WebhookEndpointPatch patch)
    {
        Assert.Null((await _endpoints.Patch(patch)).Error);
        await _cluster.Services.GetRequiredService<ICatalog>().Refresh();
    }

    public async Task<WebhookEndpointView> Find(string id) => (await _endpoints.Find(id)).Endpoint!;

    public async Task Delete(string id)
    {
        Assert.Null((await _endpoints.Delete(id)).Error);
        await _cluster.Services.GetRequiredService<ICatalog>().Refresh();
    }

    /// <summary>Opens an account with 1,000 e-mails.</summary>
    public Task<IAccountGrain> Account(string id) => _cluster.AccountWith(id, "1000");

    /// <summary>Gives the credit type of all accounts a name.</summary>
    public async Task Name(string name)
    {
        var request = new CreditTypeRequest(AccountCluster.NoKey(), "emails", "email", 0, null, null) { Name = name };
        Assert.Null((await _cluster.Catalog.PutCreditType(request)).Error);
        await _cluster.Services.GetRequiredService<ICatalog>().Refresh();
    }

    /// <summary>An account that is there.</summary>
    public IAccountGrain Existing(string id) => _cluster.Account(id);

    public static async Task<MutationReply> Use(IAccountGrain account, string amount = "1") =>
        await account.Use(AccountCluster.Debit(amount));

    /// <summary>Hands on what waits and sends what is due, to the end.</summary>
    public async Task Round()
    {
        await _fanOut.Run(CancellationToken.None);
        await Dispatch.Run(CancellationToken.None);
        await Dispatch.Idle();
    }

    /// <summary>Hands on what waits and begins to send what is due.</summary>
    public async Task Begin(CancellationToken stop = default)
    {
        await _fanOut.Run(CancellationToken.None);
        await Dispatch.Run(stop);
    }

    /// <summary>Lets time pass, with a round after each step.</summary>
    public async Task Pass(TimeSpan time, TimeSpan step)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            Clock.Advance(step);
            await Round();
        }
    }

    /// <summary>How many deliveries have a status.</summary>
    public Task<long> Count(string status) =>
        Scalar<long>($"select count(*) from webhook_deliveries where status = '{status}'");

    public async Task<WebhookDeliveryView> Last(string endpointId)
    {
        var page = await Deliveries.List(new WebhookDeliveryQuery(endpointId, null, null, null, 1));
        return page.Deliveries.Single();
    }

    /// <summary>A session beside those of the service.</summary>
    public async Task<NpgsqlConnection> Session() => await _source.OpenConnectionAsync();

    public Task<T> Scalar<T>(string sql) => Postgres.Scalar<T>(_cluster.ConnectionString, sql);

    public async ValueTask DisposeAsync()
    {
        Dispatch.Dispose();
        Other.Dispose();
        _sender.Dispose();
        await _source.DisposeAsync();
        await _cluster.DisposeAsync();
    }
}
