"""The model over the scenarios: the files that stand in the folders, and what they come to."""

import pytest

import codec
import handins
import law
import scenarios

NAMES = sorted(path.name for path in scenarios.FOLDER.iterdir() if path.is_dir())


def content_of(name, deliveries, practice=False):
    """The model's content of the files of some deliveries (numbers from 1) of a scenario."""
    folder = scenarios.FOLDER / name
    root = codec.read_public_file((folder / "root.pub").read_text())
    paths = [path for n in deliveries for path in handins.files_in(scenarios.delivery_folder(folder, n))]
    links = [link for path in paths for link in handins.read(path).links]
    return law.Ledger(links, [codec.device_id(root)], practice).content


def deliveries_of(name):
    """The numbers of a scenario's deliveries."""
    return range(1, 1 + len(list((scenarios.FOLDER / name).glob("delivery-*"))))


def test_every_scenario_has_a_folder_and_every_folder_a_scenario():
    assert NAMES == sorted(scenarios.STORIES)


@pytest.mark.parametrize("name", NAMES)
def test_the_model_comes_to_the_content_expected(name):
    expected = (scenarios.FOLDER / name / "expected.content").read_bytes()

    assert content_of(name, deliveries_of(name)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_model_comes_to_the_content_expected_after_each_delivery(name):
    for number in deliveries_of(name)[:-1]:
        expected = (scenarios.FOLDER / name / f"expected-{number}.content").read_bytes()

        assert content_of(name, range(1, number + 1)) == expected


@pytest.mark.parametrize("path", sorted(scenarios.FOLDER.glob("*/expected-practice.content")), ids=str)
def test_the_model_comes_to_the_content_expected_in_a_practice_ledger(path):
    name = path.parent.name

    assert content_of(name, deliveries_of(name), practice=True) == path.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_the_folders_are_what_the_scenarios_tell(name):
    story = scenarios.tell(name)

    assert scenarios.disagreements(story) == []
    assert scenarios.record(story, scenarios.FOLDER / name, write=False) == []


def test_at_least_half_of_the_files_are_journals():
    files = [path for name in NAMES for n in deliveries_of(name) for path in handins.files_in(
        scenarios.delivery_folder(scenarios.FOLDER / name, n))]

    assert 2 * sum(path.suffix == ".journal" for path in files) >= len(files)
    assert {path.suffix for path in files} == set(handins.SUFFIXES)
