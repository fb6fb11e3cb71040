"""The draw's own vectors; the Swift tests have the same ones."""

import draw

POINTS = [f"P{number:02}" for number in range(1, 21)]


def test_vectors():
    assert draw.draw(5, POINTS, "lottery 26/131") == ["P09", "P05", "P15", "P19", "P03"]
    assert draw.draw(3, ["镇B", "镇A", "S01", "S02"], "种子") == ["镇A", "镇B", "S02"]


def test_order_and_repetition_of_the_list_do_not_matter():
    assert draw.draw(7, POINTS[::-1] + POINTS, "x") == draw.draw(7, POINTS, "x")


def test_a_changed_draw_is_found_out():
    drawn = draw.draw(4, POINTS, "x")
    claim = {"ids": POINTS, "list": draw.list_digest(POINTS).hex(), "seed": "x", "drawn": drawn}
    assert draw.agrees(claim)
    assert not draw.agrees(claim | {"drawn": drawn[::-1]})
    assert not draw.agrees(claim | {"ids": POINTS[1:]})
