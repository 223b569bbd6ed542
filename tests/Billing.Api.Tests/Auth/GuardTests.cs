using Billing.Api.Auth;
using Microsoft.AspNetCore.Routing;

namespace Billing.Api.Tests.Auth;

/// <summary>Who may call what.</summary>
public sealed class GuardTests
{
    private static readonly Caller Admin = new("ak_a", null);
    private static readonly Caller Acme = new("ak_b", "acme");

    [Theory]
    [InlineData(Access.Admin, "acme", 403)]
    [InlineData(Access.Admin, "other", 404)]
    [InlineData(Access.Admin, null, 403)]
    [InlineData(Access.Account, "acme", null)]
    [InlineData(Access.Account, "ACME", 404)]
    [InlineData(Access.Account, "other", 404)]
    [InlineData(Access.AnyKey, null, null)]
    [InlineData(Access.AnyKey, "other", 404)]
    internal void An_accounts_key_reaches_its_own_account(Access access, string? account, int? status) =>
        Assert.Equal(status, GuardMiddleware.Judge(Acme, access, Route(account))?.Status);

    [Theory]
    [InlineData(Access.Admin, "acme", null)]
    [InlineData(Access.Account, "other", null)]
    [InlineData(Access.AnyKey, null, null)]
    [InlineData(Access.Account, "-no-id", 404)]
    [InlineData(Access.Account, "a/b", 404)]
    internal void An_administrators_key_reaches_everything_that_can_be(Access access, string? account, int? status) =>
        Assert.Equal(status, GuardMiddleware.Judge(Admin, access, Route(account))?.Status);

    [Theory]
    [InlineData(Access.Admin)]
    [InlineData(Access.Account)]
    [InlineData(Access.AnyKey)]
    internal void Without_a_key_nothing_is_reached(Access access) =>
        Assert.Equal(401, GuardMiddleware.Judge(null, access, Route("acme"))!.Status);

    private static RouteValueDictionary Route(string? account) =>
        account is null ? [] : new RouteValueDictionary { [AccessRules.AccountRouteValue] = account };
}
