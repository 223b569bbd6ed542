using System.Collections.Immutable;
using System.Security.Cryptography;
using Billing.Contracts;
using Billing.Contracts.ApiKeys;
using Billing.Domain.Accounts;
using Billing.Grains.Admin;
using Microsoft.Extensions.Logging;

namespace Billing.Grains.ApiKeys;

/// <summary>Makes, finds and revokes API keys in PostgreSQL.</summary>
public sealed class ApiKeyStore(
    AdminDatabase database, KeyHasher hasher, RootKey root, ILogger<ApiKeyStore> logger)
{
    private const string CreateOperation = "api_keys.create";

    /// <summary>
    /// Makes a key. Its text is in this reply alone: neither the row nor the kept answer has it (SEMANTICS B3).
    /// </summary>
    public async Task<ApiKeyReply> Create(ApiKeyRequest request)
    {
        if (ApiKeyContent.Fault(request) is { } fault)
            return Refuse(fault);
        var asked = new AdminRequest(CreateOperation, request.Key, ApiKeyContent.Fields(request));
        var reply = await database.Run(
            async transaction =>
            {
                if (await AdminRequests.Find<ApiKeyReply>(transaction, asked) is { } earlier)
                    return earlier.Error is { } reused ? Refuse(reused) : earlier.Reply! with { Replayed = true };
                if (request.Account is { } account && !await ApiKeyTable.AccountExists(transaction, account))
                    return Refuse(NoAccount());
                var made = NewApiKey.Make(request.Kind, request.Account, request.Name, transaction.Now);
                var hash = await hasher.Hash(transaction, ApiKeyText.Sha256(made.Text).AsMemory());
                await ApiKeyTable.Add(transaction, made.View, hash);
                var withoutSecret = new ApiKeyReply(null, made.View, null, false);
                await AdminRequests.Save(transaction, asked, withoutSecret);
                await transaction.Commit();
                return withoutSecret with { Secret = made.Text };
            },
            Refuse);
        if (reply is { ApiKey: { } key, Replayed: false })
            ApiKeysLog.Made(logger, key.Id, key.Kind);
        return reply;
    }

    /// <summary>One.</summary>
    public async Task<ApiKeyReply> Find(string id) =>
        !IsId(id) ? Refuse(NotFound()) : await database.Run(
            async transaction => await ApiKeyTable.Find(transaction, id) is { } row ? Answer(row) : Refuse(NotFound()),
            Refuse);

    /// <summary>A page of them, newest first.</summary>
    public async Task<ApiKeyPageReply> List(string? afterId, int limit)
    {
        if (afterId is not null && !IsId(afterId))
            return RefusePage(BadCursor());
        limit = PageLimit.Clamp(limit);
        return await database.Run(
            async transaction =>
            {
                var after = afterId is null ? null : await ApiKeyTable.Find(transaction, afterId);
                if (afterId is not null && after is null)
                    return RefusePage(BadCursor());
                var rows = await ApiKeyTable.List(transaction, after?.No ?? long.MaxValue, limit + 1);
                ImmutableArray<ApiKeyView> page = [.. rows.Take(limit).Select(row => row.View)];
                return new ApiKeyPageReply(null, page, rows.Count > limit);
            },
            RefusePage);
    }

    /// <summary>Revokes one; again is the same.</summary>
    public async Task<ApiKeyReply> Revoke(string id)
    {
        if (!IsId(id))
            return Refuse(NotFound());
        var now = false;
        var reply = await database.Run(
            async transaction =>
            {
                now = await ApiKeyTable.Revoke(transaction, id);
                if (await ApiKeyTable.Find(transaction, id) is not { } row)
                    return Refuse(NotFound());
                await transaction.Commit();
                return Answer(row);
            },
            Refuse);
        if (now && reply.Error is null)
            ApiKeysLog.Revoked(logger, id);
        return reply;
    }

    /// <summary>Whose key has a text with this SHA-256.</summary>
    public async Task<ApiKeyIdentityReply> Authenticate(ImmutableArray<byte> secretSha256)
    {
        if (secretSha256.IsDefault || secretSha256.Length != SHA256.HashSizeInBytes)
            return new ApiKeyIdentityReply(null, false, null, null);
        if (root.Matches(secretSha256.AsSpan()))
            return new ApiKeyIdentityReply(null, true, RootKey.Id, null);
        return await database.Run(
            async transaction =>
            {
                var hash = await hasher.Hash(transaction, secretSha256.AsMemory());
                return await ApiKeyTable.FindLive(transaction, hash) is { } row
                    ? new ApiKeyIdentityReply(null, true, row.View.Id, row.View.Account)
                    : new ApiKeyIdentityReply(null, false, null, null);
            },
            error => new ApiKeyIdentityReply(error, false, null, null));
    }

    /// <summary>What links to billing pages are signed with.</summary>
    public Task<LinkSecretReply> LinkSecret() => database.Run(
        async transaction => new LinkSecretReply(null, [.. await hasher.LinkSecret(transaction)]),
        error => new LinkSecretReply(error, []));

    // An id is looked up only if PostgreSQL can hold it.
    private static bool IsId(string? id) =>
        id is { Length: > 3 and <= 64 }
        && id.StartsWith("ak_", StringComparison.Ordinal)
        && Base62.IsBase62(id.AsSpan(3));

    private static ApiKeyReply Answer(ApiKeyRow row) => new(null, row.View, null, false);

    private static ApiKeyReply Refuse(ErrorReply error) => new(error, null, null, false);

    private static ApiKeyPageReply RefusePage(ErrorReply error) => new(error, [], false);

    private static ErrorReply NotFound() => new(ErrorCodes.ApiKeyNotFound, "There is no such API key.");

    private static ErrorReply NoAccount() =>
        new(RefusalCodes.AccountNotFound, "There is no such account.") { Field = "account" };

    private static ErrorReply BadCursor() => RequestRules.Invalid("cursor", "This is no cursor of this list.");
}
