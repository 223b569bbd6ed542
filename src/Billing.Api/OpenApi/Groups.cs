using System.Collections.Immutable;

namespace Billing.Api.OpenApi;

/// <summary>The parts of the API, in the order in which a reader meets them.</summary>
internal static class Groups
{
    public const string Catalog = "Catalog";
    public const string Accounts = "Accounts";
    public const string Usage = "Usage";
    public const string Reservations = "Reservations";
    public const string Credits = "Credits";
    public const string Plans = "Plans";
    public const string Payments = "Payments";
    public const string Reports = "Reports";
    public const string Events = "Events";
    public const string Operations = "Operations";
    public const string Seeds = "Older clients";

    /// <summary>Each with what it is about.</summary>
    public static readonly ImmutableArray<(string Name, string About)> All =
    [
        (Catalog, "What is counted, and what is sold: credit types, meters, plans, packages."),
        (Accounts, "Whoever uses and pays."),
        (Usage, "Charging and counting what was used."),
        (Reservations, "Holding credits, or units of a meter, for usage to come."),
        (Credits, "Balances, grants and the ledger that explains them."),
        (Plans, "The plan that an account is on."),
        (Payments, "Checkouts, subscriptions, payment methods, invoices, automatic top-ups."),
        (Reports, "What was used, and what is to come."),
        (Events, "What happened, told to others: webhooks and streams."),
        (Operations, "Keys, test clocks, exports, Stripe's events, health."),
        (Seeds, "The paths of the services that this one takes the place of."),
    ];
}
