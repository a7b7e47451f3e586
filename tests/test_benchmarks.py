"""The figures of the benchmarks: what they come to, which budgets they meet, and how they are shown."""

from __future__ import annotations

from math import isnan, nan
from pathlib import Path

import pytest

from tests.benchmarks.figures.numbers import exponent, percentile
from tests.benchmarks.figures.printing import as_table
from tests.benchmarks.figures.readme import BEGIN, END, as_markdown, replaced, shown_rows
from tests.benchmarks.figures.rows import FLOOR, GLOW, READER, Budget, Row, Statistic, Unit
from tests.benchmarks.parts.all_parts import PARTS, chosen_parts
from tests.benchmarks.parts.reading import long_stretches
from tests.benchmarks.sittings.programs import find_peers
from tests.benchmarks.sittings.stretches import RECORD, Stretch, read_stretches

ROOT = Path(__file__).parents[1]

START = Row(
    "start-50KB",
    "start, 50KB post",
    Unit.MILLISECONDS,
    {READER: [110.0, 100.0, 190.0], FLOOR: [200.0], GLOW: [90.0]},
    (Budget(0.6, FLOOR), Budget(1.0, GLOW)),
)
CAT = Row("cat", "cat of 100 posts", Unit.RATE, {READER: [400.0]}, (Budget(300.0, at_least=True),))
SEARCH = Row("titles", "title search", Unit.MILLISECONDS, {READER: [nan]}, (Budget(60.0),))


def test_the_99th_percentile_is_exceeded_by_one_in_a_hundred() -> None:
    assert percentile(range(1, 101), 0.99) == 99
    assert percentile(range(1, 201), 0.99) == 198
    assert percentile([7.0], 0.99) == 7


@pytest.mark.parametrize("power", [1, 2, 0.5])
def test_the_exponent_is_the_power_with_which_a_time_grows(power: float) -> None:
    sizes = [100, 200, 400, 800]
    assert exponent(sizes, [3 * size**power for size in sizes]) == pytest.approx(power)


def test_what_never_came_does_not_count_but_nothing_at_all_is_no_figure() -> None:
    assert Statistic.MEDIAN.of([nan, 2.0, 4.0]) == 3
    assert isnan(Statistic.LARGEST.of([nan]))


@pytest.mark.parametrize(
    ("budget", "verdict"),
    [
        (Budget(0.6, FLOOR), "met"),
        (Budget(1.0, GLOW), "MISSED"),
        (Budget(1.0, "hike"), "not measured"),
        (Budget(110.0), "met"),
        (Budget(110.0, statistic=Statistic.LARGEST), "MISSED"),
        (Budget(300.0, at_least=True), "MISSED"),
    ],
)
def test_a_budget_is_met_or_missed_or_nobody_knows(budget: Budget, verdict: str) -> None:
    assert budget.verdict(START.values) == verdict


def test_a_table_says_of_each_row_what_it_may_be_and_is() -> None:
    assert as_table([START, CAT, SEARCH]).split("\n") == [
        "what              reader  99 %    floor   glow   hike  MarkdownViewer  "
        "budget                     is              "
        "              beside",
        "start, 50KB post  110 ms  190 ms  200 ms  90 ms  –     –               "
        "≤ 0.6 × floor, ≤ 1 × glow  0.55 ×, 1.22 ×  MISSED",
        "cat of 100 posts  400 /s          –       –      –     –               "
        "≥ 300 /s                   400 /s          met",
        "title search      –               –       –      –     –               "
        "≤ 60 ms                    –               not measured",
    ]


def test_the_readme_shows_some_rows_and_what_they_were_measured_on() -> None:
    assert as_markdown(shown_rows([CAT, START]), "a machine").split("\n") == [
        "| what | reader | blank Textual | glow | hike | MarkdownViewer | budget |",
        "|---|---|---|---|---|---|---|",
        "| start, 50KB post | 110 ms | 200 ms | 90 ms | – | – | ≤ 0.6 × floor, ≤ 1 × glow: MISSED |",
        "| cat of 100 posts | 400 /s | – | – | – | – | ≥ 300 /s: met |",
        "",
        "Medians, on a machine.",
    ]


def test_only_what_stands_between_the_two_comments_is_replaced() -> None:
    readme = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert replaced(readme, "new") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    assert replaced(replaced(readme, "new"), "new") == replaced(readme, "new")
    with pytest.raises(ValueError, match="needs the lines"):
        replaced("before\n", "new")


def test_the_readme_has_a_place_for_the_table() -> None:
    assert replaced((ROOT / "README.md").read_text(encoding="utf-8"), "new")


def test_parts_are_chosen_by_their_beginning_or_a_pattern() -> None:
    assert list(chosen_parts(["start-5"])) == ["start-50KB", "start-500KB", "start-5MB"]
    assert list(chosen_parts(["silence-*e", "cat"])) == ["silence-three", "silence-alone", "cat"]
    assert chosen_parts([]) == PARTS
    with pytest.raises(ValueError, match="no part 'stat'"):
        chosen_parts(["stat"])


def test_a_program_is_where_it_is_said_to_be_or_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "my-glow"
    program.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert find_peers({}) == {}
    assert find_peers({"glow": str(program)}) == {"glow": str(program)}
    monkeypatch.setenv("BENCHMARK_HIKE", str(program))
    assert find_peers({}) == {"hike": str(program)}
    with pytest.raises(FileNotFoundError, match="rg is not at"):
        find_peers({"rg": str(tmp_path / "rg")})


def test_stretches_are_read_up_to_the_last_whole_one(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.write_bytes(RECORD.pack(1.0, 0.5, 0.25) + RECORD.pack(2.0, 0.125, 0.0)[:-1])
    assert read_stretches(notes) == [Stretch(1.0, 500.0, 250.0)]


def test_a_long_stretch_is_told_with_the_key_before_it() -> None:
    keys = [(10.0, "j"), (11.0, "k")]
    stretches = [Stretch(10.5, 16.0, 16.0), Stretch(10.75, 20.0, 5.5), Stretch(11.25, 40.0, 30.0)]
    assert long_stretches(keys, stretches).split("\n") == [
        "    0.750 s    20.0 ms,     5.5 of the processor, after 'j'",
        "    1.250 s    40.0 ms,    30.0 of the processor, after 'k'",
        "",
    ]
