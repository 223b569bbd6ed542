using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Orleans.Runtime.Hosting
{
    /// <summary>Adds grain storages.</summary>
    public static class StorageProviderExtensions
    {
        /// <summary>Adds a storage under a name, as a keyed service that takes part in the silo's lifecycle.</summary>
        public static IServiceCollection AddGrainStorage<T>(
            this IServiceCollection collection, string name, Func<IServiceProvider, string, T> implementationFactory)
            where T : IGrainStorage
        {
            collection.AddKeyedSingleton<IGrainStorage>(name, (s, key) => implementationFactory(s, (string)key!));
            if (name == "Default")
            {
                collection.TryAddSingleton(s => s.GetRequiredKeyedService<IGrainStorage>(name));
            }

            if (typeof(T).IsAssignableTo(typeof(ILifecycleParticipant<ISiloLifecycle>)))
            {
                collection.AddSingleton(
                    s => (ILifecycleParticipant<ISiloLifecycle>)s.GetRequiredKeyedService<IGrainStorage>(name));
            }

            return collection;
        }
    }
}

namespace Orleans.Hosting
{
    /// <summary>Adds storages in memory.</summary>
    public static class MemoryGrainStorageSiloBuilderExtensions
    {
        /// <summary>Adds a storage in memory under a name.</summary>
        public static ISiloBuilder AddMemoryGrainStorage(
            this ISiloBuilder builder,
            string name,
            Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null)
        {
            ArgumentNullException.ThrowIfNull(builder);
            configureOptions?.Invoke(builder.Services.AddOptions<MemoryGrainStorageOptions>(name));
            builder.Services.AddGrainStorage(name, static (_, _) => new MemoryGrainStorage());
            return builder;
        }

        /// <summary>Adds a storage in memory under a name.</summary>
        public static ISiloBuilder AddMemoryGrainStorage(
            this ISiloBuilder builder, string name, Action<MemoryGrainStorageOptions> configureOptions) =>
            AddMemoryGrainStorage(builder, name, o => o.Configure(configureOptions));
    }

    /// <summary>Adds storages in a database.</summary>
    public static class AdoNetGrainStorageSiloBuilderExtensions
    {
        /// <summary>Adds a storage in a database under a name.</summary>
        public static ISiloBuilder AddAdoNetGrainStorage(
            this ISiloBuilder builder, string name, Action<AdoNetGrainStorageOptions> configureOptions) =>
            AddAdoNetGrainStorage(builder, name, o => o.Configure(configureOptions));

        /// <summary>Adds a storage in a database under a name.</summary>
        public static ISiloBuilder AddAdoNetGrainStorage(
            this ISiloBuilder builder,
            string name,
            Action<OptionsBuilder<AdoNetGrainStorageOptions>>? configureOptions = null)
        {
            ArgumentNullException.ThrowIfNull(builder);
            configureOptions?.Invoke(builder.Services.AddOptions<AdoNetGrainStorageOptions>(name));
            builder.Services.AddGrainStorage(name, static (services, key) => new AdoNetGrainStorage(
                key, services.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(key)));
            return builder;
        }
    }
}
