using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <summary>Writes and reads account states for snapshots. A version that is not ours reads as no snapshot.</summary>
internal static partial class SnapshotFormat
{
    internal const int Version = 3;

    public static AccountSnapshot Write(AccountState state)
    {
        var payload = JsonSerializer.Serialize(state, StateJson.Default.AccountState);
        return new AccountSnapshot { Version = Version, Payload = payload, Checksum = ChecksumOf(payload) };
    }

    public static AccountState? Read(AccountSnapshot snapshot) =>
        snapshot.Version == Version && snapshot.Checksum == ChecksumOf(snapshot.Payload)
            ? JsonSerializer.Deserialize(snapshot.Payload, StateJson.Default.AccountState)
            : null;

    private static string ChecksumOf(string payload) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload)));

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        Converters = [typeof(InstantJson), typeof(ChainHashJson), typeof(ExpiryJson), typeof(ReservationsJson)],
        IgnoreReadOnlyProperties = true)]
    [JsonSerializable(typeof(AccountState))]
    [JsonSerializable(typeof(Reservation[]))]
    private sealed partial class StateJson : JsonSerializerContext;

    private sealed class InstantJson : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.UnixMicros);
    }

    private sealed class ChainHashJson : JsonConverter<ChainHash>
    {
        public override ChainHash Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            ChainHash.From(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, ChainHash value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(value.ToBytes());
    }

    private sealed class ReservationsJson : JsonConverter<ReservationBook>
    {
        public override ReservationBook Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            ReservationBook.Of(JsonSerializer.Deserialize(ref reader, StateJson.Default.ReservationArray) ?? []);

        public override void Write(Utf8JsonWriter writer, ReservationBook value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.All.ToArray(), StateJson.Default.ReservationArray);
    }
}
