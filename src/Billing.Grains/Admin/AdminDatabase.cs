using System.Data;
using Billing.Contracts;
using Billing.Domain.Values;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Admin;

/// <summary>
/// Runs administrators' work, each piece in one transaction, and turns what can go wrong with the store into values: no
/// Npgsql exception leaves it (STYLE 23).
/// </summary>
public sealed class AdminDatabase(
    NpgsqlDataSource source, IOptions<AdminOptions> options, TimeProvider time, ILogger<AdminDatabase> logger)
{
    /// <summary>
    /// Runs <paramref name="work"/>, once more where it lost a race against another transaction or its connection had
    /// died in the pool, and answers what it answered, or what <paramref name="refuse"/> makes of the store's failure.
    /// </summary>
    public async Task<TReply> Run<TReply>(
        Func<AdminTransaction, Task<TReply>> work,
        Func<ErrorReply, TReply> refuse,
        IsolationLevel isolation = IsolationLevel.ReadCommitted,
        int? timeoutMs = null)
    {
        var patience = TimeSpan.FromMilliseconds(timeoutMs ?? options.Value.TimeoutMs);
        using var deadline = new CancellationTokenSource(patience, time);
        for (var mayRetry = true; ; mayRetry = false)
        {
            AdminTransaction? scope = null;
            try
            {
                await using var connection = await source.OpenConnectionAsync(deadline.Token);
                await using var transaction = await connection.BeginTransactionAsync(isolation, deadline.Token);
                var now = Instant.From(time.GetUtcNow()).ToDateTime();
                scope = new AdminTransaction(connection, transaction, now, deadline.Token);
                return await work(scope);
            }
            catch (NpgsqlException e) when (mayRetry && (LostRace(e) || LostConnection(e, scope)))
            {
                continue;
            }
            catch (Exception e) when (
                e is NpgsqlException or OperationCanceledException or TimeoutException or IOException)
            {
                return refuse(Failure(e, scope));
            }
        }
    }

    private ErrorReply Failure(Exception e, AdminTransaction? scope)
    {
        if (e is PostgresException { IsTransient: false } refused && !IsShutdown(refused))
            AdminLog.StatementRefused(logger, refused.SqlState, e);
        else
            AdminLog.StoreAway(logger, e.GetType().Name, e);
        var answered = e is PostgresException answer && !IsShutdown(answer);
        return scope is { CommitSent: true } && !answered
            ? new ErrorReply(ErrorCodes.OutcomeUnknown, "Whether it was written is not known; try the same key again.")
            : new ErrorReply(ErrorCodes.StorageUnavailable, "The store cannot be reached now; nothing was changed.");
    }

    private static bool LostRace(NpgsqlException e) =>
        e.SqlState is PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected;

    // Before the commit was sent nothing can have been written. A connection that cannot be opened is not tried again.
    private static bool LostConnection(NpgsqlException e, AdminTransaction? scope) =>
        scope is { CommitSent: false }
        && (e is PostgresException answer ? IsShutdown(answer) : e.InnerException is IOException);

    private static bool IsShutdown(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow;
}
