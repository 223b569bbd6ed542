using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Billing.Client.Tests.Support;

namespace Billing.Client.Tests.Calls;

/// <summary>What the service offers, the client can do.</summary>
public sealed class CoverageTests
{
    // Stripe calls these, not an application; an alias of usage:batch; and grants and usage in an older client's shape.
    private static readonly string[] NotForClients =
        ["POST /v1/stripe/webhooks", "POST /v1/usage/batch", "POST /v1/accounts/{account}/ledger-entries"];

    [Fact]
    public async Task Every_operation_of_the_API_has_a_method()
    {
        var made = await AllCalls();

        var missing = Operations()
            .Where(operation => !NotForClients.Contains(operation))
            .Where(operation => !made.Exists(call => Regex.IsMatch(call, PatternOf(operation))));

        Assert.Empty(missing);
    }

    private static IEnumerable<string> Operations()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.json")!;
        using var document = JsonDocument.Parse(file);
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            if (!path.Name.StartsWith("/v1/", StringComparison.Ordinal))
                continue;
            foreach (var operation in path.Value.EnumerateObject())
            {
                if (operation.Name is "get" or "post" or "put" or "patch" or "delete")
                    yield return $"{operation.Name.ToUpperInvariant()} {path.Name}";
            }
        }
    }

    private static string PatternOf(string operation) =>
        $"^{Regex.Replace(Regex.Escape(operation), @"\\\{[^}/]*}", "x")}$";

    // Each method of each sub-client is called once, with arguments that mean nothing.
    private static async Task<List<string>> AllCalls()
    {
        var service = new FakeService { AnswersAlways = true };
        using var billing = service.Client(options => options.MaxRetries = 0);
        foreach (var property in typeof(BillingClient).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var client = property.GetValue(billing)!;
            foreach (var method in client.GetType().GetMethods(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                await Call(method.Invoke(client, [.. method.GetParameters().Select(Argument)])!);
        }
        return [.. service.Calls.Select(call => $"{call.Method} {call.Path.Split('?')[0]["/base".Length..]}")];
    }

    private static async Task Call(object begun)
    {
        if (begun is IAsyncEnumerable<AccountEvent> events)
        {
            await using var stream = events.GetAsyncEnumerator();
            // The answer is no stream of events; that the call was made is enough.
            await Record.ExceptionAsync(async () => await stream.MoveNextAsync());
            return;
        }
        await (begun as Task ?? (Task)begun.GetType().GetMethod(
            "PageAsync")!.Invoke(begun, [null, null, CancellationToken.None])!);
    }

    private static object? Argument(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(string))
            return "x";
        if (type == typeof(IReadOnlyCollection<UsageBatchItem>))
            return Array.Empty<UsageBatchItem>();
        if (Nullable.GetUnderlyingType(type) is not null)
            return null;
        return RuntimeHelpers.GetUninitializedObject(type);
    }
}
