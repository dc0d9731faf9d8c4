"""What stands where a name is still to come, asked of one cell and of a whole list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worldcafe.exchange.placeholders import any_placeholder, is_placeholder

CELLS = st.sampled_from(
    (
        *(
            "n.n.",
            "N. N. (Lake)",
            "TBC",
            "tbc 3",
            "To be confirmed",
            "Noch offen",
            "Non connu",
            "A Confirmar",
        ),
        *("Ida Berg", "To Nguyen", "Noch Weber", "N", "Nn-Berg Ida", "Ñ. Ñ.", "À préciser", "Do\tustalenia"),
    )
)


@given(st.lists(CELLS | st.text(min_size=1, max_size=20).filter(lambda cell: cell[0].isalpha())))
def test_a_list_waits_for_a_name_if_one_of_its_cells_does(cells: list[str]) -> None:
    assert any_placeholder(cells) == any(map(is_placeholder, cells))
