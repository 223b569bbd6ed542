using System.Globalization;
using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Payments;

namespace Billing.Api.Payments;

/// <summary>Money that an account paid, its payment methods and its invoices.</summary>
internal static class PaymentEndpoints
{
    private const string ListName = "payments";

    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/v1/accounts/{account}");
        account.MapGet("/payments", List).Allow(Access.Account).Describe(PaymentOperations.List);
        account.MapGet("/payment-methods", (string account, HttpRequest request, IGrainFactory grains) =>
            Look(account, request, grains, "payment_methods")).Allow(Access.Account).Describe(PaymentOperations.Methods);
        account.MapPost("/payment-methods/setup-intent", SetUp).Allow(Access.Account).Describe(PaymentOperations.SetUp);
        account.MapPost("/payment-methods/attach", Attach).Allow(Access.Account).Describe(PaymentOperations.Attach);
        account.MapDelete("/payment-methods/{method}", Detach).Allow(Access.Account).Describe(PaymentOperations.Detach);
        account.MapGet("/invoices", (string account, HttpRequest request, IGrainFactory grains) =>
            Look(account, request, grains, "invoices")).Allow(Access.Account).Describe(PaymentOperations.Invoices);
        account.MapGet("/invoices/current", (string account, HttpRequest request, IGrainFactory grains) =>
            Look(account, request, grains, "current_invoice")).Allow(Access.Account).Describe(PaymentOperations.CurrentInvoice);
    }

    private static async Task<IResult> List(string account, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var asked = new PaymentQuery(query.BeforeSeq(ListName), query.Limit());
        if (query.Problem is { } problem)
            return problem;
        var reply = await grains.GetGrain<IAccountPayments>(account).Payments(asked);
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(
            ListName,
            reply.Payments,
            reply.HasMore,
            PaymentLine.Of,
            payment => payment.Seq.ToString(CultureInfo.InvariantCulture));
        return Answer.Ok(page, ApiJson.Default.PagePaymentLine);
    }

    private static async Task<IResult> SetUp(string account, HttpRequest request, IGrainFactory grains)
    {
        var (_, key, problem) = await KeyedCall.Read(request, CancelBody.Read, optional: true);
        return problem ?? await Ask(
            account, grains, new ProviderCall("setup_intent", key, null, null, false), StatusCodes.Status201Created);
    }

    private static async Task<IResult> Attach(string account, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, AttachBody.Read);
        problem ??= body.PaymentMethod is null ? Problem.Invalid("payment_method", "payment_method is missing.") : null;
        return problem ?? await Ask(account, grains, new ProviderCall("attach", key, body.PaymentMethod, null, false));
    }

    private static Task<IResult> Detach(string account, string method, IGrainFactory grains) => Ask(
        account, grains, new ProviderCall("detach", CallKeys.Random(), method, null, false));

    // Lists of Stripe's: its ids are the cursors.
    private static async Task<IResult> Look(string account, HttpRequest request, IGrainFactory grains, string kind)
    {
        var query = new QueryReader(request);
        var asked = new ProviderCall(
            kind, CallKeys.Random(), query.Text("cursor"), query.Limit(), false);
        return query.Problem ?? await Ask(account, grains, asked);
    }

    /// <summary>Asks Stripe and answers as it does.</summary>
    public static async Task<IResult> Ask(
        string account, IGrainFactory grains, ProviderCall call, int status = StatusCodes.Status200OK)
    {
        var reply = await grains.GetGrain<IProviderGrain>(account).Ask(call);
        return reply.Error is { } error
            ? Problem.Of(error)
            : new Answer<string>(status, reply.Json!, (json, text) => json.WriteRawValue(text), reply.Replayed);
    }
}
