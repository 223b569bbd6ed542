using System.Text.Json;
using Billing.Contracts;
using Billing.Contracts.Payments;
using Stripe;

namespace Billing.Grains.Provider;

/// <summary>The ways in which a customer pays.</summary>
internal static class PaymentMethods
{
    private const int MostAtOnce = 100;

    /// <summary>A secret with which a page collects a card.</summary>
    public static async Task<string> SetUp(Dealing with, ProviderCall call)
    {
        var customer = await Customers.Ensure(with, await with.View());
        var intent = await with.Stripe.SetupIntents.CreateAsync(
            new SetupIntentCreateOptions
            {
                Customer = customer,
                Usage = "off_session",
                AutomaticPaymentMethods = new SetupIntentAutomaticPaymentMethodsOptions { Enabled = true },
                Metadata = new() { [Dealing.AccountKey] = with.AccountId },
            },
            with.Key(CallKeys.Of("setup_intent", call.Key)));
        return ProviderJson.Object(json =>
        {
            json.WriteString("id", intent.Id);
            json.WriteString("client_secret", intent.ClientSecret);
            json.WriteString("publishable_key", with.Options.PublishableKey);
        });
    }

    /// <summary>Makes a method the customer's own and its default at once; again is no error.</summary>
    public static async Task<string> Attach(Dealing with, ProviderCall call)
    {
        var view = await with.View();
        var customer = await Customers.Ensure(with, view);
        if (call.Text is not { Length: > 0 } id)
            throw ProviderRefusalException.Of(ErrorCodes.PaymentMethodNotFound, "There is no such payment method.");
        var method = await Find(with, id);
        if (method?.CustomerId != customer)
        {
            method = await with.Stripe.PaymentMethods.AttachAsync(
                id, new PaymentMethodAttachOptions { Customer = customer }, with.Key(CallKeys.Of($"attach:{id}", call.Key)));
        }
        var current = await with.Stripe.Customers.GetAsync(customer);
        if (current.InvoiceSettings?.DefaultPaymentMethodId != method.Id)
        {
            await with.Stripe.Customers.UpdateAsync(customer, new CustomerUpdateOptions
            {
                InvoiceSettings = new CustomerInvoiceSettingsOptions { DefaultPaymentMethod = method.Id },
            });
        }
        // A subscription with a method of its own would go on with that one.
        foreach (var subscription in new[] { view.Subscription, view.Metered })
        {
            if (subscription is { IsLive: true })
            {
                await with.Stripe.Subscriptions.UpdateAsync(
                    subscription.Id, new SubscriptionUpdateOptions { DefaultPaymentMethod = method.Id });
            }
        }
        return ProviderJson.Object(json => Write(json, method, method.Id));
    }

    /// <summary>Takes a method from the customer; of another's nothing is told.</summary>
    public static async Task<string> Detach(Dealing with, ProviderCall call)
    {
        var customer = Customers.Need(await with.View());
        var method = await Own(with, customer, call.Text ?? "");
        await with.Stripe.PaymentMethods.DetachAsync(method.Id);
        return ProviderJson.Object(json =>
        {
            json.WriteString("id", method.Id);
            json.WriteBoolean("deleted", true);
        });
    }

    /// <summary>A page of the customer's methods; empty without a customer.</summary>
    public static async Task<string> List(Dealing with, ProviderCall call)
    {
        if ((await with.View()).CustomerId is not { } customer)
            return ProviderJson.Page<PaymentMethod>([], false, method => method.Id, (_, _) => { });
        var chosen = (await with.Stripe.Customers.GetAsync(customer)).InvoiceSettings?.DefaultPaymentMethodId;
        var page = await with.Stripe.PaymentMethods.ListAsync(new PaymentMethodListOptions
        {
            Customer = customer,
            Limit = Math.Clamp(call.Limit ?? 50, 1, MostAtOnce),
            StartingAfter = call.Text,
        });
        return ProviderJson.Page(page.Data, page.HasMore, method => method.Id, (json, method) => Write(json, method, chosen));
    }

    private static async Task<PaymentMethod> Own(Dealing with, string customer, string id)
    {
        // One that there is not is refused in the same words as another's.
        return await Find(with, id) is { } method && method.CustomerId == customer
            ? method
            : throw ProviderRefusalException.Of(ErrorCodes.PaymentMethodNotFound, "The account has no such payment method.");
    }

    private static async Task<PaymentMethod?> Find(Dealing with, string id)
    {
        try
        {
            return await with.Stripe.PaymentMethods.GetAsync(id);
        }
        catch (StripeException fault) when (ProviderFaults.IsMissing(fault))
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, PaymentMethod method, string? chosen)
    {
        json.WriteString("id", method.Id);
        json.WriteString("type", method.Type);
        json.WriteString("brand", method.Card?.Brand);
        json.WriteString("last4", method.Card?.Last4);
        WriteNumber(json, "exp_month", method.Card?.ExpMonth);
        WriteNumber(json, "exp_year", method.Card?.ExpYear);
        json.WriteBoolean("is_default", method.Id == chosen);
        json.WriteStartObject("billing_details");
        json.WriteString("name", method.BillingDetails?.Name);
        json.WriteString("email", method.BillingDetails?.Email);
        json.WriteStartObject("address");
        var address = method.BillingDetails?.Address;
        json.WriteString("line1", address?.Line1);
        json.WriteString("line2", address?.Line2);
        json.WriteString("city", address?.City);
        json.WriteString("state", address?.State);
        json.WriteString("postal_code", address?.PostalCode);
        json.WriteString("country", address?.Country);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
