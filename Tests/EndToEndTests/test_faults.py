"""Whatever is killed and whenever: what is visible is whole, what was acknowledged is there, and nothing is left over."""

import faults


def test_kills_at_random_points_leave_nothing_half_made(trin, tmp_path):
    survived = faults.run_media(trin, tmp_path, rounds=8, seed=7)
    assert sum(survived.values()) == 8
