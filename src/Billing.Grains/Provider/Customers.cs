using Billing.Contracts;
using Billing.Contracts.Payments;
using Stripe;

namespace Billing.Grains.Provider;

/// <summary>The account's customer at Stripe: one, whatever is cut off between the calls.</summary>
internal static class Customers
{
    private const string Metered = "metered";

    /// <summary>The account's customer; made where there is none.</summary>
    public static async Task<string> Ensure(Dealing with, PaymentsView view)
    {
        if (view.CustomerId is { } known)
            return known;
        var customer = await Find(with, view) ?? await Create(with, view);
        await Link(with, customer.Id);
        ProviderLog.CustomerMade(with.Logger, with.AccountId, customer.Id);
        return customer.Id;
    }

    /// <summary>The account's customer, or a refusal: <c>no_stripe_customer</c>.</summary>
    public static string Need(PaymentsView view) => view.CustomerId
        ?? throw ProviderRefusalException.Of(ErrorCodes.NoStripeCustomer, "The account has no customer at Stripe yet.");

    /// <summary>Tells the account which customer it is, and the inbox whose its events are.</summary>
    public static async Task Link(Dealing with, string customerId)
    {
        ProviderRefusalException.ThrowIf((await with.Account.LinkCustomer(customerId)).Error);
        await with.Links.Save(customerId, with.AccountId);
    }

    /// <summary>Where a customer is to be made with its account: makes it, with the subscription that bills its usage.</summary>
    public static async Task EnsureAtCreation(Dealing with, PaymentsView view)
    {
        if (await MeteredPrice(with) is not { } price)
            return;
        var customer = await Ensure(with, view);
        if (view.Metered is { IsLive: true })
            return;
        var listed = await with.Stripe.Subscriptions.ListAsync(new SubscriptionListOptions { Customer = customer, Price = price, Limit = 1 });
        var subscription = listed.Data.FirstOrDefault() ?? await with.Stripe.Subscriptions.CreateAsync(
            new SubscriptionCreateOptions
            {
                Customer = customer,
                Items = [new SubscriptionItemOptions { Price = price }],
                BillingMode = new SubscriptionBillingModeOptions { Type = "flexible" },
                Metadata = new() { [Dealing.AccountKey] = with.AccountId, [Dealing.PurposeKey] = Metered },
            },
            with.Key($"{Metered}:{customer}"));
        await Sync.Subscription(with, subscription.Id, null);
    }

    // The key makes only one of them for a day; after that, or without it, the list tells whether there is one.
    private static async Task<Customer?> Find(Dealing with, PaymentsView view)
    {
        if (view.Email is not { } email)
            return null;
        await foreach (var found in with.Stripe.Customers.ListAutoPagingAsync(new CustomerListOptions { Email = email, Limit = 100 }))
        {
            if (found.Metadata?.GetValueOrDefault(Dealing.AccountKey) == with.AccountId)
                return found;
        }
        return null;
    }

    private static async Task<Customer> Create(Dealing with, PaymentsView view)
    {
        var options = new CustomerCreateOptions
        {
            Email = view.Email,
            Name = view.Name,
            Metadata = new() { [Dealing.AccountKey] = with.AccountId },
            TestClock = view.TestClock is { } clock && !with.Options.IsLive ? await with.Clocks.Ensure(clock, view.Now) : null,
        };
        var made = await with.Stripe.Customers.CreateAsync(options, with.Key("customer"));
        // What the key remembers may have been deleted since.
        for (var gone = 0; made.StripeResponse.Headers.Contains("Idempotent-Replayed") && gone < 10; gone++)
        {
            if ((await with.Stripe.Customers.GetAsync(made.Id)).Deleted != true)
                break;
            made = await with.Stripe.Customers.CreateAsync(options, with.Key($"customer:after:{made.Id}"));
        }
        return made;
    }

    private static async Task<string?> MeteredPrice(Dealing with)
    {
        if (with.Options.MeteredPriceId is { } price)
            return price;
        if (with.Options.MeteredProductId is not { } product)
            return null;
        var prices = await with.Stripe.Prices.ListAsync(new PriceListOptions
        {
            Product = product,
            Active = true,
            Recurring = new PriceRecurringListOptions { UsageType = Metered },
            Limit = 1,
        });
        return prices.Data.FirstOrDefault()?.Id;
    }
}
