namespace Billing.Api.Auth;

/// <summary>Who may call an endpoint.</summary>
internal enum Access
{
    /// <summary>Administrators; what nobody decided about is theirs too.</summary>
    Admin,

    /// <summary>Administrators, and an account's key on its own path.</summary>
    Account,

    /// <summary>Every key.</summary>
    AnyKey,

    /// <summary>Everybody.</summary>
    Public,
}

/// <summary>What an endpoint says about itself.</summary>
/// <param name="Access">Who may call it.</param>
/// <param name="ReadsOnly">Whether it changes nothing although it is no GET.</param>
internal sealed record AccessRule(Access Access, bool ReadsOnly);

/// <summary>Puts the rule on an endpoint.</summary>
internal static class AccessRules
{
    /// <summary>The route value that names the account of a path; the guard looks at it wherever it is.</summary>
    public const string AccountRouteValue = "account";

    /// <summary>Says who may call it.</summary>
    public static RouteHandlerBuilder Allow(this RouteHandlerBuilder route, Access access, bool readsOnly = false) =>
        route.WithMetadata(new AccessRule(access, readsOnly));
}
