using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Billing.StripeSandbox.Http;

/// <summary>
/// Answers kept under the keys of POST calls for a day: the first answer, success or not, is the answer for ever after;
/// other parameters under the same key are refused, and so is a second call while the first runs.
/// </summary>
internal sealed class IdempotencyKeys(World world)
{
    /// <summary>The kind under which kept answers lie in the store.</summary>
    public const string Kind = "_kept_answer";

    private const long KeptForSeconds = 24 * 60 * 60;
    private const int LongestKey = 255;

    private readonly ConcurrentDictionary<string, bool> _running = new();

    /// <summary>
    /// Enters a key: the kept answer if there is one; else the caller runs, and leaves with <see cref="Leave"/>.
    /// </summary>
    public Reply? Enter(string key, string fingerprint)
    {
        if (key.Length > LongestKey)
            throw StripeRefusal.Invalid($"An idempotency key has {LongestKey} characters at most.");
        if (!_running.TryAdd(key, true))
        {
            throw new StripeRefusal(409, "idempotency_error", "idempotency_key_in_use",
                $"Another request with the idempotency key '{key}' is in progress.");
        }

        var kept = world.Run(() => world.Store.Find(Kind, Id(key)));
        if (kept is null) return null;
        Leave(key);
        if (kept.Text("fingerprint") != fingerprint)
        {
            throw new StripeRefusal(400, "idempotency_error", null,
                $"The idempotency key '{key}' was first used with other parameters or another endpoint.");
        }

        return new Reply((int)kept.Number("status"), kept.Need("body"), IsReplayed: true);
    }

    public void Leave(string key) => _running.TryRemove(key, out _);

    /// <summary>
    /// Keeps an answer; runs inside the call's own turn, so that effect and answer are journalled together.
    /// </summary>
    public void Keep(string key, string fingerprint, Reply reply) => world.Store.Save(new JsonObject
    {
        ["id"] = Id(key),
        ["object"] = Kind,
        ["fingerprint"] = fingerprint,
        ["status"] = (long)reply.Status,
        ["body"] = reply.Body,
        ["_due"] = world.Now() + KeptForSeconds,
    });

    public static string Fingerprint(string method, string path, JsonObject raw) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{method} {path} {Sorted(raw)}")));

    private static string Id(string key) => $"{Kind}:{key}";

    private static string Sorted(JsonObject raw) => string.Join('&', raw
        .OrderBy(field => field.Key, StringComparer.Ordinal)
        .Select(field => field.Value is JsonObject child
            ? $"{field.Key}[{Sorted(child)}]"
            : $"{field.Key}={field.Value?.ToJsonString()}"));
}
