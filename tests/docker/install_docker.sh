#!/usr/bin/env bash
# For CI on a bare Debian, as root: Docker's engine, mmdebstrap, and the buildx plugin that Otter needs.
# Usage: install_docker.sh STATE. Leaves the plugin in STATE/config/cli-plugins, for DOCKER_CONFIG=STATE/config.
set -euo pipefail
mkdir -p "$1"
state=$(cd "$1" && pwd)
export DEBIAN_FRONTEND=noninteractive

if ! { command -v dockerd && command -v mmdebstrap; } >/dev/null; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends docker.io iptables cgroupfs-mount mmdebstrap
fi

if ! docker buildx version >/dev/null 2>&1 && ! [ -x "$state/config/cli-plugins/docker-buildx" ]; then
    # bookworm has no buildx; trixie's is one static program. It is fetched from the mirror that apt already uses.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep '/debian/*$' | head -1)
    mkdir -p "$state"/trixie/lists/partial "$state"/trixie/archives/partial "$state/config/cli-plugins"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$state/trixie/list"
    options=(-o "Dir::Etc::sourcelist=$state/trixie/list" -o Dir::Etc::sourceparts=- -o APT::Sandbox::User=root
        -o "Dir::State::lists=$state/trixie/lists" -o "Dir::Cache::archives=$state/trixie/archives"
        -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=)
    apt-get "${options[@]}" -qq update
    (cd "$state/trixie" && apt-get "${options[@]}" -qq download docker-buildx && dpkg-deb -x docker-buildx_*.deb out)
    mv "$state/trixie/out/usr/libexec/docker/cli-plugins/docker-buildx" "$state/config/cli-plugins/"
    rm -rf "$state/trixie"
fi
