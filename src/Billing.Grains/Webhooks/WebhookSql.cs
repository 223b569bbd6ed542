using Npgsql;
using NpgsqlTypes;

namespace Billing.Grains.Webhooks;

/// <summary>Makes statements with <c>$1</c>, <c>$2</c> … in the order of the values; null is a null of time.</summary>
internal static class WebhookSql
{
    public static NpgsqlCommand Statement(this NpgsqlDataSource source, string sql, params ReadOnlySpan<object?> values) =>
        With(source.CreateCommand(sql), values);

    public static NpgsqlCommand Statement(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object?> values) =>
        With(new NpgsqlCommand(sql, connection), values);

    public static NpgsqlParameter TextOrNull(string? text) =>
        new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter NumberOrNull(int? number) =>
        new() { Value = (object?)number ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer };

    private static NpgsqlCommand With(NpgsqlCommand command, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                NpgsqlParameter ready => ready,
                DateTime or null => new NpgsqlParameter
                {
                    Value = value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz,
                },
                _ => new NpgsqlParameter { Value = value },
            });
        }
        return command;
    }
}
