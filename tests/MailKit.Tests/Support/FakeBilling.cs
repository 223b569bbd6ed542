using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Billing.Client;

namespace MailKit.Tests.Support;

/// <summary>
/// Billing's reservations, as far as a send needs them: keys are remembered in their account, and a key with another
/// body is refused.
/// </summary>
internal sealed class FakeBilling : HttpMessageHandler
{
    private readonly Dictionary<string, (string Body, string Answer)> _keys = [];
    private readonly List<FakeHold> _holds = [];
    private int _seq;

    /// <summary>Credits of each account; whoever is not here is not there.</summary>
    public Dictionary<string, int> Credits { get; } = [];

    public IReadOnlyList<FakeHold> Holds => _holds;

    public BillingClient Client() => new(
        new BillingClientOptions { BaseAddress = new Uri("http://billing.test"), ApiKey = "bk_test", MaxRetries = 0 },
        this);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var path = request.RequestUri!.AbsolutePath.Split('/')[3..];
        lock (_holds)
        {
            if (!Credits.TryGetValue(path[0], out var credits))
                return Problem(404, "account_not_found");
            if (request.Method == HttpMethod.Get)
                return Ok(path[1] == "ledger" ? Ledger(path[0]) : _holds.Single(hold => hold.Id == path[2]).ToJson());
            var key = $"{path[0]} {path[^1]} {request.Headers.GetValues("Idempotency-Key").Single()}";
            if (_keys.TryGetValue(key, out var known))
            {
                return known.Body == $"{request.RequestUri} {body}"
                    ? Ok(known.Answer, replayed: true)
                    : Problem(422, "idempotency_key_reused");
            }
            if (path.Length == 2 && credits == 0)
                return Problem(402, "insufficient_credits");
            var answer = (path.Length == 2 ? Hold(path[0]) : Close(path, body)).ToJson();
            _keys[key] = ($"{request.RequestUri} {body}", answer);
            return Ok(answer);
        }
    }

    private FakeHold Hold(string account)
    {
        Credits[account]--;
        _holds.Add(new FakeHold(account, $"res_{++_seq}", _seq));
        return _holds[^1];
    }

    private FakeHold Close(string[] path, string body)
    {
        var hold = _holds.Single(one => one.Account == path[0] && one.Id == path[2]);
        if (path[3] == "commit")
        {
            (hold.Status, hold.ChargedAt, hold.Metadata) = ("committed", ++_seq, JsonNode.Parse(body)!["metadata"]);
        }
        else if (hold.Status == "open")
        {
            hold.Status = "released";
            Credits[path[0]]++;
        }
        return hold;
    }

    private string Ledger(string account)
    {
        var entries = _holds.Where(hold => hold.Account == account && hold.ChargedAt > 0).Reverse().Select(hold =>
            (JsonNode)new JsonObject
            {
                ["seq"] = hold.ChargedAt,
                ["reservation_id"] = hold.Id,
                ["metadata"] = hold.Metadata?.DeepClone(),
            });
        return new JsonObject { ["data"] = new JsonArray([.. entries]), ["has_more"] = false }.ToJsonString();
    }

    private static HttpResponseMessage Ok(string json, bool replayed = false)
    {
        var message = Message(HttpStatusCode.OK, json, "application/json");
        if (replayed)
            message.Headers.Add("Idempotent-Replayed", "true");
        return message;
    }

    private static HttpResponseMessage Problem(int status, string code) => Message(
        (HttpStatusCode)status, $$"""{"code":"{{code}}","detail":"No."}""", "application/problem+json");

    private static HttpResponseMessage Message(HttpStatusCode status, string body, string type) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, type) };
}

/// <summary>A hold of one credit.</summary>
internal sealed class FakeHold(string account, string id, int seq)
{
    public string Account => account;

    public string Id => id;

    public string Status { get; set; } = "open";

    public int ChargedAt { get; set; }

    public JsonNode? Metadata { get; set; }

    public string ToJson() =>
        new JsonObject { ["reservation_id"] = id, ["status"] = Status, ["seq"] = seq }.ToJsonString();
}
