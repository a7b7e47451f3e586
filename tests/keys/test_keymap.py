"""Which keys commands have when a person chose some: their choice holds, and what it costs is told."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.keys.commands import COMMANDS, Scope
from reader.keys.keymap import keys_in_force
from reader.settings.table import KeyChoice

NAMES = [command.name for command in COMMANDS]


def resolved(*choices: tuple[str, str]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The keys of each command by choices (command, keys between blanks), and what is told of them."""
    found = keys_in_force(
        [
            KeyChoice(name, tuple(keys.split()), "settings.toml", line)
            for line, (name, keys) in enumerate(choices, 1)
        ]
    )
    told = [f"{problem.line}: {problem.message}" for problem in found.problems]
    return {command.name: command.keys for command in found.commands}, told


def test_without_choices_the_table_is_the_table() -> None:
    assert keys_in_force(()).commands is COMMANDS


def test_a_command_has_the_keys_that_were_chosen_and_no_others() -> None:
    keys, told = resolved(("next-section", "ctrl+n >"), ("zen", ""))
    assert keys["next-section"] == ("ctrl+n", "greater_than_sign")
    assert keys["zen"] == ()
    assert told == []


def test_two_commands_may_change_their_keys() -> None:
    keys, told = resolved(("line-down", "k up"), ("line-up", "j down"))
    assert (keys["line-down"], keys["line-up"]) == (("k", "up"), ("j", "down"))
    assert told == []


def test_a_chosen_key_is_lost_to_the_command_that_has_it_by_default() -> None:
    keys, told = resolved(("zen", "q"))
    assert keys["zen"] == ("q",)
    assert keys["quit"] == ("ctrl+q",)
    assert told == ['1: q is zen now, no longer quit: set quit too, to other keys or "none"']


def test_of_two_choices_of_one_key_the_first_holds() -> None:
    keys, told = resolved(("zen", "Q"), ("outline", "Q ctrl+o"))
    assert keys["zen"] == ("Q",)
    assert keys["outline"] == ("ctrl+o",)
    assert told == ["2: Q is zen already, by line 1"]


def test_keys_clash_only_where_both_would_work() -> None:
    assert Scope.ARTICLE.meets(Scope.MOVING)
    assert Scope.EVERYWHERE.meets(Scope.OUTLINE)
    assert Scope.LIST.meets(Scope.LIST)
    assert not Scope.LIST.meets(Scope.ARTICLE)


@pytest.mark.parametrize(
    ("name", "keys", "message"),
    [
        ("outlin", "O", '"outlin" is not a command; did you mean "outline"?'),
        ("next_section", "O", '"next_section" is not a command; did you mean "next-section"?'),
        ("measure", "O", "measure is a setting: it stands above [keys]"),
        ("xyzzy", "O", '"xyzzy" is not a command'),
        ("zen", "ctrl-z", '"ctrl-z" is not a key that terminals send; did you mean "ctrl+z"?'),
        ("zen", "ctrl+1", '"ctrl+1" is not a key that terminals send'),
    ],
)
def test_what_there_is_not_is_told_and_the_defaults_hold(name: str, keys: str, message: str) -> None:
    found, told = resolved((name, keys))
    assert told == [f"1: {message}"]
    assert found == {command.name: command.keys for command in COMMANDS}


def test_of_several_keys_those_that_there_are_hold() -> None:
    keys, told = resolved(("zen", "Zz f9"))
    assert keys["zen"] == ("f9",)
    assert len(told) == 1


def test_there_is_always_a_key_to_quit_with() -> None:
    keys, told = resolved(("quit", ""))
    assert keys["quit"] == ("ctrl+q",)
    assert told == ["1: no key is left for quitting, so ctrl+q quits"]


def test_the_last_key_to_quit_with_is_taken_from_who_has_it() -> None:
    keys, told = resolved(("zen", "ctrl+q"), ("quit", "none9"), ("star", "q"))
    assert keys["quit"] == ("ctrl+q",)
    assert keys["zen"] == ()
    assert "3: no key is left for quitting, so ctrl+q quits" in told


@given(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.lists(st.sampled_from(["q", "ctrl+q", "j", "J", "]", "x", "none?", "esc"]), max_size=3),
        ),
        max_size=6,
        unique_by=lambda choice: choice[0],
    )
)
def test_whatever_is_chosen_one_can_quit_and_no_key_means_two_things(
    choices: list[tuple[str, list[str]]],
) -> None:
    keys, _ = resolved(*((name, " ".join(names)) for name, names in choices))
    assert keys["quit"]
    taken = [(key, command.scope) for command in COMMANDS for key in keys[command.name]]
    for (key, scope), (other_key, other_scope) in combinations(taken, 2):
        assert key != other_key or not scope.meets(other_scope)
