using System.Text.Json;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Grains.Admin;

/// <summary>
/// The answers to requests that carried an idempotency key, kept with their effects (SEMANTICS B2, B3, B6).
/// </summary>
public static class AdminRequests
{
    private static readonly JsonSerializerOptions Format =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>What an earlier request with the same key was answered, or null where there was none.</summary>
    public static async Task<AdminAnswer<TReply>?> Find<TReply>(AdminTransaction transaction, AdminRequest request)
        where TReply : class
    {
        if (request.KeyHash is not { } keyHash)
            return null;
        var rows = await transaction.Query(
            row => (Request: row.GetString(0), Response: row.GetString(1)),
            "select request::text, response::text from admin_requests where operation = $1 and key_hash = $2",
            request.Operation,
            keyHash);
        if (rows.Count == 0)
            return null;
        return request.FirstDifference(rows[0].Request) is { } field
            ? new AdminAnswer<TReply>(Reused(field), null)
            : new AdminAnswer<TReply>(null, JsonSerializer.Deserialize<TReply>(rows[0].Response, Format));
    }

    /// <summary>
    /// Keeps an answer under the request's key, if it has one. A unique violation means that another request with this
    /// key was first; running the transaction again finds its answer.
    /// </summary>
    public static async Task Save<TReply>(AdminTransaction transaction, AdminRequest request, TReply reply)
    {
        if (request.KeyHash is not { } keyHash)
            return;
        await transaction.Execute(
            """
            insert into admin_requests (operation, key_hash, request, response, created_at)
            values ($1, $2, $3::jsonb, $4::jsonb, $5)
            """,
            request.Operation,
            keyHash,
            request.ToJson(),
            JsonSerializer.Serialize(reply, Format),
            transaction.Now);
    }

    private static ErrorReply Reused(string field) =>
        new(RefusalCodes.IdempotencyKeyReused, $"This key was used with another {field}.") { Field = field };
}
