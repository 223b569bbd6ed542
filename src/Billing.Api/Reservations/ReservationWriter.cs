using System.Text.Json;
using Billing.Api.Json;
using Billing.Api.Usage;
using Billing.Contracts.Accounts;

namespace Billing.Api.Reservations;

/// <summary>Writes what became of a reservation, straight from the entry.</summary>
internal static class ReservationWriter
{
    public static void Write(Utf8JsonWriter json, EntryReply entry)
    {
        var reservation = entry.Reservation
            ?? throw new InvalidOperationException($"Entry {entry.EntryId} is not about a reservation.");
        json.WriteStartObject();
        json.WriteString("reservation_id"u8, reservation.ReservationId);
        json.WriteString("status"u8, reservation.Status);
        json.WriteString("entry_id"u8, entry.EntryId);
        json.WriteNumber("seq"u8, entry.Seq);
        json.WriteString("account"u8, entry.Account);
        switch (entry.Type)
        {
            case "released" or "reservation_expired":
                json.WriteAmount("released"u8, reservation.Reserved);
                break;
            case "extended":
                json.WriteString("expires_at"u8, reservation.ExpiresAt);
                break;
            default:
                json.WriteAmount("reserved"u8, reservation.Reserved);
                json.WriteAmount("captured"u8, reservation.Captured);
                json.WriteString("expires_at"u8, reservation.ExpiresAt);
                break;
        }
        if (entry.Type == "captured")
            UsageWriter.WriteEffect(json, entry);
        else
            UsageWriter.WriteBalances(json, entry.Movement);
        json.WriteEndObject();
    }
}
