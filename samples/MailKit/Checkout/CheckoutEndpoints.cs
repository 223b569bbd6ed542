using Billing.Client;
using MailKit.Customers;
using MailKit.Setup;

namespace MailKit.Checkout;

/// <summary>The two things that MailKit sells.</summary>
internal static class CheckoutEndpoints
{
    private const int LongestName = 200;

    public static void MapCheckout(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/checkout/subscribe", Subscribe);
        routes.MapPost("/checkout/topup", TopUp);
    }

    private static async Task<IResult> Subscribe(
        SubscribeRequest body, HttpContext http, BillingClient billing, SessionCookie session, MailKitSettings settings)
    {
        if (!CustomerId.IsEmail(body.Email?.Trim()))
            return Fault.Of(StatusCodes.Status400BadRequest, "Please enter an e-mail address.");
        var name = body.Name?.Trim();
        if (name is { Length: > LongestName } || name?.Any(char.IsControl) == true)
            return Fault.Of(StatusCodes.Status400BadRequest, "Please enter a shorter name, on one line.");

        var customer = CustomerId.Of(body.Email!);
        var opened = await billing.Accounts.CreateAsync(new NewAccount
        {
            Id = customer,
            Email = CustomerId.Normalize(body.Email!),
            Name = string.IsNullOrEmpty(name) ? null : name,
        });
        // The same e-mail under another name is the same customer.
        if (opened.Refusal is { Code: not BillingCodes.AlreadyExists } refusal)
            throw new BillingException(refusal, opened.IdempotencyKey);
        var isNew = opened.Status == StatusCodes.Status201Created;
        if (!isNew && session.Read(http.Request) != customer && !settings.TrustsCustomerId)
            return Fault.Of(
                StatusCodes.Status409Conflict, "There is a customer with this e-mail. Sign in as that one first.");
        session.Write(http.Response, customer);

        var checkout = await billing.Checkouts.SubscribeAsync(customer, new PlanCheckout
        {
            Plan = MailKitCatalog.Plan,
            SuccessUrl = settings.Page("subscribed=1"),
            CancelUrl = settings.Page("canceled=1"),
        });
        return checkout.Refusal?.Code == BillingCodes.AlreadySubscribed
            ? Fault.Of(StatusCodes.Status409Conflict, "You are subscribed already. Welcome back!")
            : Answer(checkout);
    }

    private static async Task<IResult> TopUp(
        TopUpRequest body, HttpContext http, BillingClient billing, MailKitSettings settings)
    {
        if (Speaker.Of(http, body.CustomerId) is not { } customer)
            return Speaker.Unknown();
        return Answer(await billing.Checkouts.TopUpAsync(customer, new PackageCheckout
        {
            Package = MailKitCatalog.Package,
            SuccessUrl = settings.Page("topped_up=1"),
            CancelUrl = settings.Page("canceled=1"),
        }));
    }

    private static IResult Answer(BillingResult<Billing.Client.Checkout> checkout) => checkout.Refusal?.Code switch
    {
        null => Results.Ok(new CheckoutAnswer(checkout.Value.Url!)),
        BillingCodes.AccountNotFound => Speaker.Unknown(),
        _ => throw new BillingException(checkout.Refusal, checkout.IdempotencyKey),
    };
}

/// <summary>Who wants to subscribe.</summary>
internal sealed record SubscribeRequest(string? Email, string? Name);

/// <summary>Who wants more e-mails.</summary>
internal sealed record TopUpRequest(string? CustomerId);

/// <summary>Where it is paid.</summary>
internal sealed record CheckoutAnswer(Uri CheckoutUrl);
