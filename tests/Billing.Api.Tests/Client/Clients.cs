using Billing.Api.Tests.Support;
using Billing.Client;

namespace Billing.Api.Tests.Client;

/// <summary>The published client on a service in this process.</summary>
internal static class Clients
{
    /// <summary>With the operator's key, or another.</summary>
    public static BillingClient Of(RunningApi api, string? key = null) => new(new BillingClientOptions
    {
        BaseAddress = new Uri(api.App.Urls.Single()),
        ApiKey = key ?? RunningApi.AdminKey,
    });

    /// <summary>All elements of a list.</summary>
    public static async Task<List<T>> All<T>(BillingList<T> list)
    {
        var all = new List<T>();
        await foreach (var one in list)
            all.Add(one);
        return all;
    }
}
