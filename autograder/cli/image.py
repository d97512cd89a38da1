"""``chaffinch image``: the Docker image that ``otter grade`` runs submissions in."""

from pathlib import Path

import click

from autograder.cli.console import plain_console
from autograder.docker.image import BASE, TAG, TORCH, TORCH_INDEX, Recipe, build_image

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.option("--tag", default=TAG, show_default=True, help="The image's name.")
@click.option("--base", default=BASE, show_default=True, help="Debian or Ubuntu with Python 3.11 or newer.")
@click.option("--torch", default=TORCH, show_default=True, help="Which PyTorch, as pip requirements.")
@click.option(
    "--torch-index", default=TORCH_INDEX, show_default=True, help="Where from; '' for pip's own index."
)
@click.option("--wheels", type=_FOLDER, help="A folder of wheels that pip may take.")
@click.option("--ca", type=_FILE, help="Certificates to trust, for networks that re-sign TLS.")
def image(tag: str, base: str, torch: str, torch_index: str, wheels: Path | None, ca: Path | None) -> None:
    """Build the Docker image for `otter grade`; once, and again when requirements change."""
    build_image(Recipe(tag, base, torch, torch_index, wheels, ca))
    plain_console().print(
        f"Grade with: otter grade -n NAME -a dist/HW-autograder.zip --image {tag} SUBMISSIONS"
    )
