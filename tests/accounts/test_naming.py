"""Ids from names of files, and names of files from ids."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.accounts.naming import LONGEST_ID, account_id, account_ids, file_names, unique
from readouts.types import Account

names = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=260).filter(
    lambda name: name not in {".", ".."}
)


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["a.txt", "b.md"], ["a", "b"]),
        (["us/call.txt", "cn/call.txt"], ["us-call", "cn-call"]),
        (["us/call.txt", "cn/call.txt", "cn/note.txt"], ["us-call", "cn-call", "note"]),
        (["a.txt", "a.txt", "a.md"], ["a", "a-2", "a-3"]),
        (["a.txt", "a.txt", "a-2.txt"], ["a", "a-3", "a-2"]),
        (["x/us/call.txt", "y/us/call.txt"], ["call", "call-2"]),
        (["-", "stdin.txt"], ["stdin", "stdin-2"]),
        (["26.01.2022", "27.01.2022"], ["26.01.2022", "27.01.2022"]),
    ],
)
def test_ids_of_files_given_together(paths, ids):
    assert account_ids(paths) == ids
    assert account_ids([Path(path) for path in paths]) == ids


@given(names)
def test_every_name_of_a_file_gives_an_id_that_an_account_takes(name):
    assert Account("They met.", id=account_id(name)).id


@given(
    st.lists(st.one_of(names, st.sampled_from(["a.txt", "b/a.txt", "c/a.txt", "a-2.txt", "a" * 240])), max_size=8)
)
def test_ids_are_always_different_and_usable(paths):
    ids = account_ids(paths)

    assert len(set(ids)) == len(ids) == len(paths)
    assert all(Account("They met.", id=name) for name in ids)


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b", "x" * LONGEST_ID]), max_size=12))
def test_unique_changes_only_what_was_there_before(given_names):
    found = unique(given_names)

    assert len(set(found)) == len(found)
    first_of_each = {name: given_names.index(name) for name in given_names}
    assert all(found[place] == name for name, place in first_of_each.items())


@given(st.lists(st.text(min_size=1, max_size=LONGEST_ID), unique=True, max_size=8))
def test_names_of_files_are_safe_and_different(ids):
    found = file_names(ids)

    assert len({name.casefold() for name in found}) == len(ids)
    for name in found:
        assert Path(name).name == name
        assert len(name.encode()) < 255
        assert name.endswith(".txt")
        assert not name.startswith(".")
