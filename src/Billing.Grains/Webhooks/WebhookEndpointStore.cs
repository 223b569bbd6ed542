using System.Collections.Immutable;
using System.Security.Cryptography;
using Billing.Contracts;
using Billing.Contracts.Webhooks;
using Billing.Grains.Admin;
using Billing.Grains.Catalog;
using Microsoft.Extensions.Logging;

namespace Billing.Grains.Webhooks;

/// <summary>Makes, changes and deletes webhook endpoints in PostgreSQL.</summary>
public sealed class WebhookEndpointStore(
    AdminDatabase database, WebhookTargets targets, ILogger<WebhookEndpointStore> logger)
{
    private const string CreateOperation = "webhook_endpoints.create";
    private const int IdBytes = 16;

    /// <summary>Makes one. Its secret is in this reply alone: a kept answer does not have it (SEMANTICS B3).</summary>
    public async Task<WebhookEndpointReply> Create(WebhookEndpointRequest request)
    {
        var fault = RequestRules.KeyFault(request.Key)
            ?? WebhookEndpointContent.Fault(targets, request.Url, request.Events, request.Description);
        if (fault is not null)
            return Refuse(fault);
        var events = WebhookEndpointContent.Sorted(request.Events);
        var asked = new AdminRequest(
            CreateOperation,
            request.Key,
            [
                new("url", request.Url),
                new("events", events is { } list ? string.Join(' ', list) : null),
                new("description", request.Description),
            ]);
        var reply = await database.Run(
            async transaction =>
            {
                if (await AdminRequests.Find<WebhookEndpointReply>(transaction, asked) is { } earlier)
                    return earlier.Error is { } reused ? Refuse(reused) : earlier.Reply! with { Replayed = true };
                // One change at a time, as of the catalog: the count stays true, and every silo hears of it.
                await CatalogRevision.Lock(transaction);
                if (await WebhookEndpointTable.Count(transaction) >= WebhookEndpointContent.Most)
                    return Refuse(RequestRules.Invalid("url", $"There are {WebhookEndpointContent.Most} endpoints at most."));
                var endpoint = new WebhookEndpointView(
                    WebhookEndpointContent.NewId(RandomNumberGenerator.GetBytes(IdBytes)),
                    request.Url,
                    events,
                    request.Description,
                    "enabled",
                    null,
                    transaction.Now);
                var secret = WebhookSecret.Create();
                await WebhookEndpointTable.Add(transaction, endpoint, secret);
                await CatalogRevision.Advance(transaction);
                var withoutSecret = new WebhookEndpointReply(null, endpoint, null, false);
                await AdminRequests.Save(transaction, asked, withoutSecret);
                await transaction.Commit();
                return withoutSecret with { Secret = secret };
            },
            Refuse);
        if (reply is { Endpoint: { } made, Replayed: false })
            WebhookLog.Made(logger, made.Id);
        return reply;
    }

    /// <summary>One.</summary>
    public async Task<WebhookEndpointReply> Find(string id) =>
        !WebhookEndpointContent.IsId(id) ? Refuse(NotFound()) : await database.Run(
            async transaction =>
                await WebhookEndpointTable.Find(transaction, id) is { } row ? Answer(row) : Refuse(NotFound()),
            Refuse);

    /// <summary>A page of them, newest first.</summary>
    public async Task<WebhookEndpointPageReply> List(string? afterId, int limit)
    {
        if (afterId is not null && !WebhookEndpointContent.IsId(afterId))
            return RefusePage(BadCursor());
        limit = PageLimit.Clamp(limit);
        return await database.Run(
            async transaction =>
            {
                var after = afterId is null ? null : await WebhookEndpointTable.Find(transaction, afterId);
                if (afterId is not null && after is null)
                    return RefusePage(BadCursor());
                var rows = await WebhookEndpointTable.List(transaction, after?.No ?? long.MaxValue, limit + 1);
                ImmutableArray<WebhookEndpointView> page = [.. rows.Take(limit).Select(row => row.View)];
                return new WebhookEndpointPageReply(null, page, rows.Count > limit);
            },
            RefusePage);
    }

    /// <summary>Changes the fields that are given.</summary>
    public async Task<WebhookEndpointReply> Patch(WebhookEndpointPatch patch)
    {
        if (!WebhookEndpointContent.IsId(patch.Id))
            return Refuse(NotFound());
        if (WebhookEndpointContent.Fault(targets, patch.Url, patch.Events, patch.Description) is { } fault)
            return Refuse(fault);
        var reply = await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await WebhookEndpointTable.FindAndLock(transaction, patch.Id) is not { } row)
                    return Refuse(NotFound());
                var after = row with { View = With(row.View, patch) };
                await WebhookEndpointTable.Write(transaction, after);
                // It begins with no failures, so its messages do too.
                if (after.View.Status == "enabled")
                    await WebhookEndpointTable.Restart(transaction, row.No);
                await CatalogRevision.Advance(transaction);
                await transaction.Commit();
                return Answer(after);
            },
            Refuse);
        if (reply.Endpoint is { } changed)
            WebhookLog.Changed(logger, changed.Id, changed.Status);
        return reply;
    }

    /// <summary>Deletes one; what was pending for it is never sent.</summary>
    public async Task<WebhookEndpointReply> Delete(string id)
    {
        if (!WebhookEndpointContent.IsId(id))
            return Refuse(NotFound());
        var reply = await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await WebhookEndpointTable.FindAndLock(transaction, id) is not { } row)
                    return Refuse(NotFound());
                await WebhookEndpointTable.Delete(transaction, row.No);
                await CatalogRevision.Advance(transaction);
                await transaction.Commit();
                return Answer(row);
            },
            Refuse);
        if (reply.Error is null)
            WebhookLog.Changed(logger, id, "deleted");
        return reply;
    }

    internal static ErrorReply NotFound() =>
        new(ErrorCodes.WebhookEndpointNotFound, "There is no such webhook endpoint.");

    internal static ErrorReply BadCursor() => RequestRules.Invalid("cursor", "This is no cursor of this list.");

    private static WebhookEndpointView With(WebhookEndpointView view, WebhookEndpointPatch patch)
    {
        var isEnabled = patch.Enabled ?? view.Status == "enabled";
        return view with
        {
            Url = patch.Url ?? view.Url,
            Events = patch.EventsGiven ? WebhookEndpointContent.Sorted(patch.Events) : view.Events,
            Description = patch.DescriptionGiven ? patch.Description : view.Description,
            Status = isEnabled ? "enabled" : "disabled",
            DisabledReason = isEnabled ? null : view.DisabledReason ?? "operator",
        };
    }

    private static WebhookEndpointReply Answer(WebhookEndpointRow row) => new(null, row.View, null, false);

    private static WebhookEndpointReply Refuse(ErrorReply error) => new(error, null, null, false);

    private static WebhookEndpointPageReply RefusePage(ErrorReply error) => new(error, [], false);
}
