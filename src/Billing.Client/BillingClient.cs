namespace Billing.Client;

/// <summary>
/// Calls the Billing engine. One for the whole application, safe for many threads. Every call that changes something
/// carries an idempotency key, the same in each of its attempts, so that no retry counts twice.
/// </summary>
public sealed class BillingClient : IDisposable
{
    // Long enough to be of use, short enough to notice that a name has moved.
    private const int ConnectionLifetimeMinutes = 5;

    private readonly HttpClient _http;

    /// <summary>
    /// With a connection of its own, or a handler of the caller's; that stays the caller's to dispose.
    /// </summary>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public BillingClient(BillingClientOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null)
        : this(options, handler, time, Random.Shared.NextDouble)
    {
    }

    internal BillingClient(
        BillingClientOptions options, HttpMessageHandler? handler, TimeProvider? time, Func<double> random)
    {
        options.Check();
        _http = new HttpClient(handler ?? OwnHandler(), disposeHandler: handler is null)
        {
            BaseAddress = WithSlash(options.BaseAddress),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var caller = new Caller(new Transport(_http, options, time ?? TimeProvider.System, random));
        Accounts = new AccountsClient(caller);
        Usage = new UsageClient(caller);
        Balances = new BalancesClient(caller);
        Grants = new GrantsClient(caller);
        Ledger = new LedgerClient(caller);
        Adjustments = new AdjustmentsClient(caller);
        Alerts = new AlertsClient(caller);
        Reservations = new ReservationsClient(caller);
        CreditTypes = new CreditTypesClient(caller);
        Meters = new MetersClient(caller);
        Plans = new PlansClient(caller);
        Packages = new PackagesClient(caller);
        CatalogSettings = new CatalogSettingsClient(caller);
        Checkouts = new CheckoutsClient(caller);
        Subscriptions = new SubscriptionsClient(caller);
        Payments = new PaymentsClient(caller);
        PaymentMethods = new PaymentMethodsClient(caller);
        Invoices = new InvoicesClient(caller);
        AutoRecharge = new AutoRechargeClient(caller);
        BillingLinks = new BillingLinksClient(caller);
        Reports = new ReportsClient(caller);
        Events = new EventsClient(caller, options);
        WebhookEndpoints = new WebhookEndpointsClient(caller);
        ApiKeys = new ApiKeysClient(caller);
        TestClocks = new TestClocksClient(caller);
        MeterExports = new MeterExportsClient(caller);
        StripeEvents = new StripeEventsClient(caller);
        DriftChecks = new DriftChecksClient(caller);
    }

    /// <summary>Who is billed, on which plan.</summary>
    public AccountsClient Accounts { get; }

    /// <summary>Asks and takes in one step.</summary>
    public UsageClient Usage { get; }

    /// <summary>What accounts hold.</summary>
    public BalancesClient Balances { get; }

    /// <summary>Credits that are given.</summary>
    public GrantsClient Grants { get; }

    /// <summary>Every change, in order.</summary>
    public LedgerClient Ledger { get; }

    /// <summary>Corrections by an operator.</summary>
    public AdjustmentsClient Adjustments { get; }

    /// <summary>When a balance is low.</summary>
    public AlertsClient Alerts { get; }

    /// <summary>Credits that are held.</summary>
    public ReservationsClient Reservations { get; }

    /// <summary>What an account holds.</summary>
    public CreditTypesClient CreditTypes { get; }

    /// <summary>What is counted.</summary>
    public MetersClient Meters { get; }

    /// <summary>What is sold by the month or year.</summary>
    public PlansClient Plans { get; }

    /// <summary>Credits that are sold once.</summary>
    public PackagesClient Packages { get; }

    /// <summary>What the whole catalog agrees on.</summary>
    public CatalogSettingsClient CatalogSettings { get; }

    /// <summary>Pages on which a customer pays.</summary>
    public CheckoutsClient Checkouts { get; }

    /// <summary>Subscriptions at Stripe.</summary>
    public SubscriptionsClient Subscriptions { get; }

    /// <summary>What was paid.</summary>
    public PaymentsClient Payments { get; }

    /// <summary>Ways to pay.</summary>
    public PaymentMethodsClient PaymentMethods { get; }

    /// <summary>Invoices at Stripe.</summary>
    public InvoicesClient Invoices { get; }

    /// <summary>The automatic top-up.</summary>
    public AutoRechargeClient AutoRecharge { get; }

    /// <summary>Links to a customer's billing page.</summary>
    public BillingLinksClient BillingLinks { get; }

    /// <summary>What was used, and what lies ahead.</summary>
    public ReportsClient Reports { get; }

    /// <summary>Entries as they happen.</summary>
    public EventsClient Events { get; }

    /// <summary>Who is told what happened.</summary>
    public WebhookEndpointsClient WebhookEndpoints { get; }

    /// <summary>Keys of this API.</summary>
    public ApiKeysClient ApiKeys { get; }

    /// <summary>Clocks for tests.</summary>
    public TestClocksClient TestClocks { get; }

    /// <summary>Usage that Stripe's meters are told of.</summary>
    public MeterExportsClient MeterExports { get; }

    /// <summary>Events that Stripe sent.</summary>
    public StripeEventsClient StripeEvents { get; }

    /// <summary>Comparisons with Stripe.</summary>
    public DriftChecksClient DriftChecks { get; }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // No redirects: the key would go along to wherever they lead.
    private static SocketsHttpHandler OwnHandler() => new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(ConnectionLifetimeMinutes),
    };

    private static Uri WithSlash(Uri address) =>
        address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
