"""The model over the scenarios: the files that stand in the folders, and what they come to."""

import json

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
    folders = [scenarios.delivery_folder(scenarios.FOLDER / name, n) for name in NAMES for n in deliveries_of(name)]
    files = [path for folder in folders for path in handins.files_in(folder)]

    assert 2 * sum(path.suffix == ".journal" for path in files) >= len(files)
    assert {path.suffix for path in files} == set(handins.SUFFIXES)


PRIOR = sorted(path.parent for path in (scenarios.FOLDER.parent / "prior-versions").glob("*/digests.json"))


def digests_of(folder, names):
    """The Ledger of some files of a prior version, and its digests as digests.json has them."""
    root = codec.read_public_file((folder / "root.pub").read_text())
    links = [link for name in names for link in handins.read(folder / name).links]
    ledger = law.Ledger(links, [codec.device_id(root)])
    digests = {"entries": ledger.set_digest, "ledger": ledger.ledger_digest, "content": ledger.content_digest}
    return ledger, {name: digest.hex() for name, digest in digests.items()}


@pytest.mark.parametrize("folder", PRIOR, ids=lambda folder: folder.name)
def test_files_of_prior_versions_come_to_the_digests_they_always_had(folder):
    kept = json.loads((folder / "digests.json").read_text())

    assert {name: digests_of(folder, [name])[1] for name in kept["files"]} == kept["files"]
    ledger, digests = digests_of(folder, kept["files"])
    assert digests == kept["all"]
    assert ledger.content == (folder / "expected.content").read_bytes()


@pytest.mark.parametrize("folder", PRIOR, ids=lambda folder: folder.name)
def test_journals_of_prior_versions_have_the_entries_they_always_had(folder):
    kept = json.loads((folder / "digests.json").read_text())["journal"]
    journal = handins.read(folder / "phone.journal")

    assert [link.h.hex() for link in journal.links] == kept["entries"]
    assert journal.links[-1].chain.hex() == kept["chain"]
    assert {seal[1].hex() for seal in journal.seals} == {journal.links[n - 1].chain.hex() for n in kept["seals"]}
    assert [digest.hex() for digest in journal.photos] == kept["photos"]
