using System.Text.Json;
using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Payments;

namespace Billing.Api.Compat.Organizations;

/// <summary>
/// Payment methods and invoices as clients of Sendook ask for them; the organization is the account. The calls to Stripe are
/// those of <c>/v1/accounts/{account}/payment-methods</c> and <c>/invoices</c>.
/// </summary>
internal static class OrganizationEndpoints
{
    public static void MapOrganizations(this IEndpointRouteBuilder routes)
    {
        var methods = routes.MapGroup("/organizations/{account}/payment_methods");
        methods.MapGet("", List).Allow(Access.Account).Describe(OrganizationOperations.List);
        methods.MapPost("/setup-intent", SetUp).Allow(Access.Account).Describe(OrganizationOperations.SetUp);
        methods.MapPost("/attach", Attach).Allow(Access.Account).Describe(OrganizationOperations.Attach);
        methods.MapGet("/invoice/current", Current).Allow(Access.Account).Describe(OrganizationOperations.Current);
        methods.MapGet("/invoices", Invoices).Allow(Access.Account).Describe(OrganizationOperations.Invoices);
    }

    private static async Task<IResult> List(string account, HttpRequest request, IGrainFactory grains)
    {
        var (page, problem) = await Page(account, request, grains, "payment_methods");
        return problem ?? (IResult)Answer.Ok(PaymentMethodsAnswer.Of(page), CamelJson.Default.PaymentMethodsAnswer);
    }

    private static async Task<IResult> SetUp(string account, HttpRequest request, IGrainFactory grains)
    {
        var (_, key, fault) = await KeyedCall.Read(request, Catalog.EmptyBody.Read, optional: true);
        if (fault is not null)
            return fault;
        var (made, _, problem) = await Ask(account, grains, new ProviderCall("setup_intent", key, null, null, false));
        return problem ?? (IResult)Answer.Ok(SetupIntentAnswer.Of(made), CamelJson.Default.SetupIntentAnswer);
    }

    private static async Task<IResult> Attach(string account, HttpRequest request, IGrainFactory grains)
    {
        var (method, key, fault) = await KeyedCall.Read(request, AttachMethodBody.Read);
        fault ??= method is null ? Problem.Invalid(AttachMethodBody.Field, "paymentMethodId is missing.") : null;
        if (fault is not null)
            return fault;
        var (attached, replayed, problem) = await Ask(account, grains, new ProviderCall("attach", key, method, null, false));
        return problem ?? (IResult)Answer.Of(
            StatusCodes.Status200OK,
            new AttachedAnswer(true, CardAnswer.Of(attached)),
            CamelJson.Default.AttachedAnswer,
            replayed);
    }

    private static async Task<IResult> Current(string account, IGrainFactory grains)
    {
        var (body, _, problem) = await Ask(account, grains, Reading("current_invoice", null, null));
        return problem ?? (IResult)Answer.Ok(CurrentInvoiceAnswer.Of(body), SnakeJson.Default.CurrentInvoiceAnswer);
    }

    private static async Task<IResult> Invoices(string account, HttpRequest request, IGrainFactory grains)
    {
        var (page, problem) = await Page(account, request, grains, "invoices");
        return problem ?? (IResult)Answer.Ok(InvoicesAnswer.Of(page), SnakeJson.Default.InvoicesAnswer);
    }

    private static async Task<(JsonElement Page, Problem? Problem)> Page(
        string account, HttpRequest request, IGrainFactory grains, string kind)
    {
        var query = new QueryReader(request);
        var asked = Reading(kind, query.Text("cursor"), query.Limit());
        if (query.Problem is { } fault)
            return (default, fault);
        var (page, _, problem) = await Ask(account, grains, asked);
        return (page, problem);
    }

    private static async Task<(JsonElement Body, bool Replayed, Problem? Problem)> Ask(
        string account, IGrainFactory grains, ProviderCall call)
    {
        var reply = await grains.GetGrain<IProviderGrain>(account).Ask(call);
        return reply.Error is { } error
            ? (default, false, Problem.Of(error))
            : (JsonElement.Parse(reply.Json!), reply.Replayed, null);
    }

    private static ProviderCall Reading(string kind, string? cursor, int? limit) =>
        new(kind, CallKeys.Random(), cursor, limit, false);
}
