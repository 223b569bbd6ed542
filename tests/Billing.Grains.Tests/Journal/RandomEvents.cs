using System.Collections.Immutable;
using System.Reflection;
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
        nameof(AccountEvent.Granted) => new AccountEvent.Granted(
            Asset(), Amount(), Terms(), Any<GrantOrigin>(), Flag(), ZeroOrMore(), new GrantTimesAsked(TimeOrNull(), TextOrNull())),
        nameof(AccountEvent.Adjusted) => new AccountEvent.Adjusted(
            Asset(), Flag() ? Amount() : -Amount(), Lines(Amount()), ZeroOrMore(), Flag(), ZeroOrMore()),
        nameof(AccountEvent.Debited) => Debited(),
        nameof(AccountEvent.Reserved) => Reserved(),
        _ => (AccountEvent)Any(kind),
    };

    // Whatever a record's constructor takes, so that a new event or field is tested before anybody thinks of it.
    private T Any<T>() => (T)Any(typeof(T));

    private object Any(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(_random.Next(Enum.GetValues(type).Length))!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return Items(type.GenericTypeArguments[0]);
        return type.Name switch
        {
            nameof(String) => Text(),
            nameof(Int64) => Amount(),
            nameof(Int32) => _random.Next(1, 100_000),
            nameof(Byte) => (byte)_random.Next(10),
            nameof(Boolean) => Flag(),
            nameof(Instant) => Time(),
            nameof(Expiry) => _random.Next(3) switch
            {
                0 => new Expiry.Never(), 1 => new Expiry.PeriodEnd(), _ => new Expiry.Days(_random.Next(1, 400)),
            },
            _ => Construct(type),
        };
    }

    private object Construct(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            MayBeNull(parameter) && Flag() ? null : Any(parameter.ParameterType))]);
    }

    private static bool MayBeNull(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;

    private object Items(Type item)
    {
        var items = Array.CreateInstance(item, _random.Next(4));
        for (var i = 0; i < items.Length; i++)
            items.SetValue(Any(item), i);
        return typeof(RandomEvents).GetMethod(nameof(Freeze), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private static ImmutableArray<T> Freeze<T>(T[] items) => [.. items];

    // What is reserved is what the lines say.
    private AccountEvent.Reserved Reserved()
    {
        var reserved = (AccountEvent.Reserved)Construct(typeof(AccountEvent.Reserved));
        return reserved with { Amount = reserved.Lines.Sum(line => line.Amount) };
    }

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
            ZeroOrMore(),
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
        return new MeteredUsage(
            Text(), quantity, requested, ZeroOrMore(), ZeroOrMore(), Flag() ? null : Amount(), period, Amount());
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
