namespace Billing.Api.OpenApi;

/// <summary>Puts descriptions on endpoints.</summary>
internal static class OperationRoutes
{
    /// <summary>Says what the endpoint does.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, Operation operation) =>
        route.WithMetadata(operation);
}
