using System.Globalization;
using Billing.Bench.Http;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Peer;

/// <summary>The peer over HTTP: <see cref="PeerService"/>, a process of its own. SQL makes accounts and grants.</summary>
internal sealed class PeerHttpTarget : ITarget
{
    private readonly RowLockTarget _sql;
    private readonly ServiceProcess _process;
    private readonly HttpApi _api;

    private PeerHttpTarget(RowLockTarget sql, ServiceProcess process) =>
        (_sql, _process, _api) = (sql, process, new HttpApi([process.Url]));

    public int? ServiceProcess => _process.Id;

    public IReadOnlyList<Uri> Urls => _api.Urls;

    public static async Task<PeerHttpTarget> Start(string connectionString, int connections)
    {
        var sql = await RowLockTarget.Start(connectionString, connections: 1);
        var settings = new Dictionary<string, string>
        {
            [PeerService.ConnectionsSetting] = connections.ToString(CultureInfo.InvariantCulture),
        };
        string[] arguments = [typeof(PeerHttpTarget).Assembly.Location, PeerService.Verb];
        return new PeerHttpTarget(sql, await Machine.ServiceProcess.Start(arguments, connectionString, settings));
    }

    public Task Open(string account) => _sql.Open(account);

    public Task Grant(string account, long amount, DateTimeOffset expiresAt) => _sql.Grant(account, amount, expiresAt);

    public Task<Answer> Use(string account, string? key, long quantity) => _api.Use(account, key, quantity);

    public Task<long> Balance(string account) => _sql.Balance(account);

    public Task<ILine> Connect(Shape shape) => _api.Connect(shape);

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _process.DisposeAsync();
        await _sql.DisposeAsync();
    }
}
