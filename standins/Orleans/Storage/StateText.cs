using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Orleans.Storage;

/// <summary>Grain states as JSON.</summary>
internal static class StateText
{
    public static byte[] Write<T>(T state) => JsonSerializer.SerializeToUtf8Bytes(state);

    public static T Read<T>(byte[]? payload) =>
        payload is null ? Initial<T>() : JsonSerializer.Deserialize<T>(payload) ?? Initial<T>();

    /// <summary>A state that was never stored.</summary>
    public static T Initial<T>() => typeof(T).IsValueType || typeof(T).GetConstructor(Type.EmptyTypes) is not null
        ? Activator.CreateInstance<T>()
        : (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
}
