using Billing.Bench.Targets;
using Npgsql;
using NpgsqlTypes;

namespace Billing.Bench.Peer;

/// <summary>The call of the function and its parameters.</summary>
internal sealed class UseParameters
{
    public const string Sql =
        """
        select refusal, replayed, entry, balance, owner, happened, counted, burnt, burnt_amounts
        from use_meter($1, $2, $3, $4, $5, 1)
        """;

    private readonly NpgsqlParameter<string> _account = new() { NpgsqlDbType = NpgsqlDbType.Text };
    private readonly NpgsqlParameter<string?> _key = new() { NpgsqlDbType = NpgsqlDbType.Text };
    private readonly NpgsqlParameter<long> _quantity = new() { NpgsqlDbType = NpgsqlDbType.Bigint };

    public UseParameters(NpgsqlParameterCollection parameters)
    {
        parameters.Add(_account);
        parameters.Add(_key);
        parameters.Add(Text(SiloTarget.Meter));
        parameters.Add(_quantity);
        parameters.Add(Text(SiloTarget.CreditType));
    }

    public void Set(Debit debit)
    {
        _account.TypedValue = debit.Account;
        _key.TypedValue = debit.Key;
        _quantity.TypedValue = debit.Quantity;
    }

    private static NpgsqlParameter<string> Text(string value) =>
        new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };
}
