"""People held over the board: what they would meet at each table, where they are aimed at, and what a drop does."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.organiser.rotation.outlook import YIELDING, Outlook, Outlooks, Partner
from ui.organiser.rotation.seats import NOBODY


@dataclass
class Hold:
    """The people of `outlooks`, aimed at a table (or at none). `swapping` while Alt is down."""

    outlooks: Outlooks
    table: str | None = None
    swapping: bool = False
    _partners: dict[str, Partner | None] = field(default_factory=dict[str, "Partner | None"])

    @property
    def people(self) -> frozenset[str]:
        return self.outlooks.people

    @property
    def outlook(self) -> Outlook | None:
        """What would follow at the table aimed at."""
        return self.outlooks.by_table.get(self.table) if self.table else None

    @property
    def partner(self) -> Partner | None:
        """Who would best change seats there."""
        if not self.table:
            return None
        if self.table not in self._partners:
            self._partners[self.table] = self.outlooks.partner(self.table)
        return self._partners[self.table]

    @property
    def again(self) -> frozenset[str]:
        """Whom they would meet again at the table aimed at."""
        return frozenset(a.person for a in self.outlook.again) if self.outlook else NOBODY

    @property
    def colleagues(self) -> frozenset[str]:
        return frozenset(self.outlook.colleagues) if self.outlook else NOBODY

    def barred(self, *, insisting: bool = False) -> bool:
        """Whether a drop here is refused."""
        outlook = self.outlook
        if outlook is None or not outlook.barrier:
            return False
        return not (insisting and outlook.barrier in YIELDING)
