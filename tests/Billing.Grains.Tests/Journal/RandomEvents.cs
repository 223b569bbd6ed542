using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Tests.Journal;

/// <summary>Events of every kind with random content, the unusual included.</summary>
internal sealed class RandomEvents(int seed)
{
    public static readonly ImmutableArray<Type> Kinds =
        [.. typeof(AccountEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(AccountEvent)))];

    private readonly Random _random = new(seed);

    public AccountEvent Of(Type kind) => kind.Name switch
    {
        nameof(AccountEvent.Opened) => new AccountEvent.Opened(Text(), TextOrNull(), TextOrNull()),
        nameof(AccountEvent.Updated) => new AccountEvent.Updated(TextOrNull(), TextOrNull(), Flag(), Flag()),
        nameof(AccountEvent.Granted) => new AccountEvent.Granted(
            Asset(), Amount(), Terms(), Flag(), ZeroOrMore(), new GrantTimesAsked(TimeOrNull(), TextOrNull())),
        nameof(AccountEvent.GrantActivated) => new AccountEvent.GrantActivated(Asset(), Seq(), Amount()),
        nameof(AccountEvent.Expired) => new AccountEvent.Expired(Asset(), Seq(), Amount()),
        nameof(AccountEvent.DeficitRepaid) => new AccountEvent.DeficitRepaid(Asset(), Seq(), Amount()),
        nameof(AccountEvent.Adjusted) => new AccountEvent.Adjusted(
            Asset(), Flag() ? Amount() : -Amount(), Lines(Amount()), ZeroOrMore(), Flag(), ZeroOrMore()),
        nameof(AccountEvent.Debited) => Debited(),
        _ => throw new InvalidOperationException($"{kind.Name} is new: make it here, and check its row."),
    };

    public Note Note() =>
        Flag() ? Domain.Accounts.Note.None : new Note(TextOrNull(), TextOrNull(), Flag() ? null : Metadata());

    public OperationKey? Key() => _random.Next(3) switch
    {
        0 => null,
        1 => OperationKey.Generated(Operations.Adjust, Guid.NewGuid()),
        _ => OperationKey.FromClient(Operations.Usage, $"{Text()} {Guid.NewGuid()}"),
    };

    private AccountEvent.Debited Debited()
    {
        var counted = Flag();
        var asset = counted && Flag() ? null : Asset();
        var amount = asset is null ? 0 : Amount();
        return new AccountEvent.Debited(
            asset,
            amount,
            Flag() ? amount : amount + _random.Next(1, 1000),
            asset is null ? [] : Lines(amount),
            counted ? Usage() : null,
            Flag(),
            TimeOrNull());
    }

    private MeteredUsage Usage()
    {
        var quantity = new Units(Amount(), (byte)_random.Next(10));
        var requested = Flag() ? quantity.Value : quantity.Value + 7;
        var start = Time();
        var period = new Period(start, start.AddHours(_random.Next(1, 9999)));
        return new MeteredUsage(Text(), quantity, requested, Flag() ? null : Amount(), period, Amount());
    }

    private ImmutableArray<GrantLine> Lines(long amount) => _random.Next(4) switch
    {
        0 => [],
        1 => [new GrantLine(Seq(), amount)],
        2 => [new GrantLine(Seq(), Amount())],
        _ => [.. Enumerable.Range(0, _random.Next(2, 40)).Select(_ => new GrantLine(Seq(), Amount()))],
    };

    private GrantTerms Terms() =>
        new(Time(), TimeOrNull(), _random.Next(101), Flag() ? GrantCategory.Paid : GrantCategory.Promotional);

    private Asset Asset() =>
        new(Text(), (byte)_random.Next(10), Flag() ? BurnOrder.Fifo : BurnOrder.ExpiryFirst);

    private bool Flag() => _random.Next(2) == 0;

    private long Seq() => _random.NextInt64(1, long.MaxValue);

    private long Amount() => _random.Next(5) == 0 ? _random.Next(1, 10) : _random.NextInt64(1, Units.MaxCommandUnits);

    private long ZeroOrMore() => Flag() ? 0 : Amount();

    private Instant? TimeOrNull() => Flag() ? null : Time();

    private Instant Time() => _random.Next(6) switch
    {
        0 => Instant.Max,
        1 => Instant.OfDate(2024, 2, 29),
        2 => new Instant(-_random.NextInt64(1, 1_000_000_000_000_000)),
        _ => new Instant(_random.NextInt64(4_000_000_000_000_000)),
    };

    private string? TextOrNull() => Flag() ? null : Text();

    private string Text() => _random.Next(6) switch
    {
        0 => "",
        1 => "Ünïcode ☃ 🜚 \u200d",
        2 => "quote ' \" \\ {} , null \t\n",
        3 => new string('x', 600),
        _ => $"text-{_random.Next()}",
    };

    // Canonical by the domain's rule, yet nothing that jsonb would give back byte for byte.
    private static string Metadata() => """{"a":"1","b":"\u00e9  ","bb":"","z":"{\"a\":1.0}"}""";
}
