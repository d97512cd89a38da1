#!/usr/bin/env bash
# For machines that can reach Debian's and Python's package indexes but no registry of images: a base image made by
# mmdebstrap, and wheels of PyTorch for the CPU. Safe to run again: what is there is kept.
# Usage: offline_base.sh STATE IMAGE. Leaves STATE/wheels and the image IMAGE.
set -euo pipefail
state=$1 image=$2
torch=2.13.0 vision=0.28.0
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$state/wheels"

if ! docker image inspect "$image" >/dev/null 2>&1; then
    . /etc/os-release
    mmdebstrap --quiet --variant=minbase --aptopt='APT::Install-Recommends "false"' \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
        --include=ca-certificates,curl,dos2unix,python3,python3-venv,unzip,wget "$VERSION_CODENAME" "$state/root.tar"
    docker import -c 'ENV LANG=C.UTF-8' -c 'CMD ["bash"]' "$state/root.tar" "$image"
    rm -f "$state/root.tar"
fi

download=("${PYTHON:-python3}" -m pip download --quiet --no-deps --python-version 3.11 --only-binary :all:)
if ! ls "$state"/wheels/torch-"$torch"*.whl >/dev/null 2>&1; then
    "${download[@]}" --dest "$state/wheels" "torch==$torch"
fi
if ! ls "$state"/wheels/torchvision-"$vision"+cpu*.whl >/dev/null 2>&1; then
    "${download[@]}" --dest "$state" "torchvision==$vision"
    "${PYTHON:-python3}" "$here/vision_for_cpu.py" "$state"/torchvision-"$vision"*.whl "$state/wheels"
    rm -f "$state"/torchvision-"$vision"*.whl
fi
echo "pinned: torch==$torch torchvision==$vision"
