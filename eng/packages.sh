# Sourced after common.sh. Which packages the build uses: "upstream" (NuGet) or "standin" (the projects under standins/).
# shellcheck shell=bash

# By hand with BILLING_PACKAGES; else remembered in .packages; else found out once by trying a restore.
choose_packages() {
  if [[ -n ${BILLING_PACKAGES:-} ]]; then
    PACKAGES=$BILLING_PACKAGES
    [[ $PACKAGES == upstream || $PACKAGES == standin ]] || die 'BILLING_PACKAGES must say upstream or standin'
    say "Packages: $PACKAGES (BILLING_PACKAGES)"
  elif [[ -s $ROOT/.packages ]]; then
    PACKAGES=$(tr -d '[:space:]' <"$ROOT/.packages")
    say "Packages: $PACKAGES (remembered in .packages)"
  else
    probe_packages
  fi
  # The build reads this one; an older shell variable of the same name must not win.
  export BILLING_PACKAGES=$PACKAGES
}

probe_packages() {
  local code=0
  say 'Packages: trying to restore the upstream set ...'
  can_restore_upstream || code=$?
  case $code in
    0) PACKAGES=upstream ;;
    124 | 137)
      # A slow network is not a missing package: ask again next time.
      PACKAGES=standin
      say "Packages: the registry did not answer in time; standin for now"
      return
      ;;
    *) PACKAGES=standin ;;
  esac
  [[ -z ${STOPPING:-} ]] || return 0
  printf '%s\n' "$PACKAGES" >"$ROOT/.packages"
  say "Packages: $PACKAGES (remembered in .packages; BILLING_PACKAGES overrides)"
}

# Restores a project outside the repository that names the packages the stand-ins replace, at their pinned versions.
can_restore_upstream() {
  local dir code=0
  dir=$(mktemp -d)
  {
    say '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework>'
    say '<NuGetAudit>false</NuGetAudit></PropertyGroup><ItemGroup>'
    sed -n 's/.*<PackageVersion Include="\(Microsoft\.Orleans[^"]*\|Stripe\.net\)" Version="\([^"]*\)".*/<PackageReference Include="\1" Version="\2" \/>/p' \
      "$ROOT/Directory.Packages.props"
    say '</ItemGroup></Project>'
  } >"$dir/probe.csproj"
  cp "$ROOT/global.json" "$dir/"
  run_child timeout -k 5 "${BILLING_PROBE_SECONDS:-90}" \
    dotnet restore "$dir/probe.csproj" --verbosity quiet >"$dir/log" 2>&1 </dev/null || code=$?
  rm -rf "$dir"
  return "$code"
}

# Where the build puts what it makes (Directory.Build.props).
artifacts() { printf '%s\n' "${ArtifactsPath:-$ROOT/artifacts/$PACKAGES}"; }
