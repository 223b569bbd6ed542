using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Billing.Api;
using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Usage;
using Billing.Bench.Machine;
using Billing.Contracts.Accounts;
using Billing.Contracts.ApiKeys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Billing.Bench.Peer;

/// <summary>
/// The peer as a service: the layers, the readers and the writers of our own, with the function behind them in place of
/// grains. It does the work of no other endpoint.
/// </summary>
internal static class PeerService
{
    /// <summary>Makes the bench's program this service. Not for people.</summary>
    public const string Verb = "serve-peer";

    public const string ConnectionsSetting = "BILLING_BENCH_CONNECTIONS";

    public static async Task Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddApiLayers(KeysOf);
        builder.Services.AddSingleton(TimeProvider.System);
        await using var pool = await RowLockPool.Open(
            builder.Configuration["BILLING_POSTGRES"]!, builder.Configuration.GetValue<int>(ConnectionsSetting));
        builder.Services.AddSingleton(pool);
        await using var app = builder.Build();
        app.UseApiLayers();
        app.MapGet("/health/ready", () => Results.Ok()).Allow(Access.Public);
        app.MapPost("/v1/accounts/{account}/usage", Post).Allow(Access.Account);
        app.MapPost("/v1/usage/batch", PostBatch).Allow(Access.AnyKey);
        await app.RunAsync();
    }

    // One key, known by its hash as ours are.
    private static KeyRing KeysOf(IServiceProvider services)
    {
        ImmutableArray<byte> known = [.. SHA256.HashData(Encoding.UTF8.GetBytes(ServiceProcess.AdminKey))];
        return new KeyRing(
            hash => Task.FromResult(new ApiKeyIdentityReply(null, hash.SequenceEqual(known), "ak_bench", null)),
            services.GetRequiredService<TimeProvider>());
    }

    private static async Task<IResult> Post(string account, HttpContext http, RowLockPool pool)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, UsageBody.Read);
        if (problem is not null)
            return problem;
        var debit = PeerEntries.DebitOf(account, body.ToRequest(key));
        var reply = await pool.With(debit, static (connection, debit) => connection.Use(debit));
        return reply.Refusal is not null
            ? PeerEntries.ProblemOf(debit, reply)
            : new Answer<EntryReply>(
                StatusCodes.Status201Created, PeerEntries.EntryOf(debit, reply), UsageWriter.WriteEntry, reply.Replayed);
    }

    // In the order of accounts, so that no two transactions wait for each other.
    private static async Task<IResult> PostBatch(HttpContext http, RowLockPool pool)
    {
        var (items, _, problem) = await RequestBody.Read(http.Request, BatchBody.Read, RequestBody.BatchLimit);
        if (problem is not null)
            return problem;
        var results = new BatchResult[items!.Count];
        var places = new List<int>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Problem is { } wrong)
                results[i] = BatchResult.Of(wrong);
            else
                places.Add(i);
        }
        places.Sort((a, b) =>
            string.CompareOrdinal(items[a].Account, items[b].Account) is var order and not 0 ? order : a - b);
        var debits = places.Select(place => PeerEntries.DebitOf(items[place].Account, items[place].Request!)).ToArray();
        var replies = await pool.With(debits, static (connection, debits) => connection.UseMany(debits));
        for (var n = 0; n < replies.Length; n++)
            results[places[n]] = PeerEntries.ResultOf(debits[n], replies[n]);
        return new Answer<BatchResult[]>(StatusCodes.Status200OK, results, BatchEndpoints.Write);
    }
}
