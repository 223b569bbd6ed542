# One image for both programs: `Billing.Api.dll` (the default) and `Billing.Silo.dll`. A small one besides, the target
# stripe-sandbox, for a local Stripe.

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-alpine AS build
WORKDIR /source
# The stand-ins run in one process only; a service is built on the real packages or not at all.
ENV BILLING_PACKAGES=upstream DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# What the restore depends on, and nothing else: this layer is kept until a package changes.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY src/Billing.Domain/Billing.Domain.csproj src/Billing.Domain/
COPY src/Billing.Contracts/Billing.Contracts.csproj src/Billing.Contracts/
COPY src/Billing.Grains/Billing.Grains.csproj src/Billing.Grains/
COPY src/Billing.Silo/Billing.Silo.csproj src/Billing.Silo/
COPY src/Billing.Api/Billing.Api.csproj src/Billing.Api/
COPY src/Billing.StripeSandbox/Billing.StripeSandbox.csproj src/Billing.StripeSandbox/
RUN dotnet restore src/Billing.Api/Billing.Api.csproj && \
    dotnet restore src/Billing.StripeSandbox/Billing.StripeSandbox.csproj

COPY .editorconfig ./
COPY db/ db/
COPY docs/openapi.json docs/
COPY src/ src/
RUN dotnet publish src/Billing.Api/Billing.Api.csproj --configuration Release --no-restore --output /app \
    -p:UseAppHost=false
RUN dotnet publish src/Billing.StripeSandbox/Billing.StripeSandbox.csproj --configuration Release --no-restore \
    --output /stripe-sandbox -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine AS stripe-sandbox
WORKDIR /app
COPY --from=build /stripe-sandbox ./
ENV ASPNETCORE_HTTP_PORTS= ASPNETCORE_URLS=http://+:12111
EXPOSE 12111
USER $APP_UID
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=3 CMD nc -z 127.0.0.1 12111
ENTRYPOINT ["dotnet", "Billing.StripeSandbox.dll"]

FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine
WORKDIR /app
# Owned by root and only read: the service writes no files.
COPY --from=build /app ./
# One way to say where to listen; the base image would say it in another variable.
ENV ASPNETCORE_HTTP_PORTS= ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 \
    CMD wget -q -O /dev/null "http://127.0.0.1:${ASPNETCORE_URLS##*:}/health/ready"
ENTRYPOINT ["dotnet"]
CMD ["Billing.Api.dll"]
