using System.Globalization;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Http;

/// <summary>Ours over HTTP: the real service in processes of its own.</summary>
internal sealed class HttpTarget : ITarget
{
    private readonly HttpApi _api;
    private readonly ServiceProcess? _process;

    private HttpTarget(HttpApi api, ServiceProcess? process) => (_api, _process) = (api, process);

    public int? ServiceProcess => _process?.Id;

    public IReadOnlyList<Uri> Urls => _api.Urls;

    /// <summary>Starts the service as one process.</summary>
    public static async Task<HttpTarget> Start(string connectionString)
    {
        var process = await Machine.ServiceProcess.StartApi(connectionString);
        var target = new HttpTarget(new HttpApi([process.Url]), process);
        await target.MakeCatalog();
        return target;
    }

    /// <summary>A service that runs already.</summary>
    public static async Task<HttpTarget> Join(IReadOnlyList<Uri> urls)
    {
        var target = new HttpTarget(new HttpApi(urls), null);
        await target.MakeCatalog();
        return target;
    }

    public Task Open(string account) => _api.Make("/v1/accounts", $$"""{"id":"{{account}}"}""");

    public Task Grant(string account, long amount, DateTimeOffset expiresAt)
    {
        var end = expiresAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        return _api.Make(
            $"/v1/accounts/{account}/grants",
            $$"""{"credit_type":"{{SiloTarget.CreditType}}","amount":"{{amount}}","expires_at":"{{end}}"}""");
    }

    public Task<Answer> Use(string account, string? key, long quantity) => _api.Use(account, key, quantity);

    public async Task<long> Balance(string account)
    {
        var balances = (await _api.Get($"/v1/accounts/{account}/balances"))["balances"]!;
        return long.Parse((string)balances[SiloTarget.CreditType]!["settled"]!, CultureInfo.InvariantCulture);
    }

    public Task<ILine> Connect(Shape shape) => _api.Connect(shape);

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        if (_process is not null)
            await _process.DisposeAsync();
    }

    private async Task MakeCatalog()
    {
        await _api.Make("/v1/credit-types", $$"""{"code":"{{SiloTarget.CreditType}}","precision":0}""");
        await _api.Make(
            "/v1/meters",
            $$"""{"code":"{{SiloTarget.Meter}}","cost":{"credit_type":"{{SiloTarget.CreditType}}","amount":"1"} }""");
    }
}
