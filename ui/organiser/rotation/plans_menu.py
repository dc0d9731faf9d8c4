"""The café's named plans: which one counts, what it is called, and when it goes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QActionGroup

from ui.context import Context
from ui.organiser.page import Desk
from ui.organiser.rotation import words
from ui.organiser.rotation.questions import ask_comparison, ask_rules, ask_what_if
from ui.widgets import MenuButton, ask_text, confirm
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.rotation import Plan
from worldcafe.store import edits
from worldcafe.store.recorder import Writer
from worldcafe.verbs.standing import proven, unchanged


class PlansMenu(MenuButton):
    """A button with the name of the plan that counts, and a menu to choose, rename and remove plans."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context, "", icon="layers")
        self._ctx = context
        self._desk = desk
        self.menu_of.aboutToShow.connect(self._fill)
        self.setToolTip(context.language.say("The plans of this café"))

    @property
    def _cafe(self) -> Cafe:
        return self._desk.bridge.cafe

    def show_plan(self, plan: Plan) -> None:
        """Show which plan counts."""
        self.set_text(words.brief(plan.name))

    def words_about(self, plan: Plan) -> str:
        """A plan in a line: its name and what was measured when it was made, if its seats are still those."""
        language = self._ctx.language
        repeats = plan.figures.get("repeats")
        if repeats is None:
            return plan.name
        if not unchanged(self._cafe, plan):
            return f"{plan.name}: {language.say('changed by hand')}"
        counted = language.plural("{n} repeat meeting", "{n} repeat meetings", int(repeats))
        best = language.say("proven") if proven(self._cafe, plan) else ""
        return ", ".join(part for part in (f"{plan.name}: {counted}", best) if part)

    def _fill(self) -> None:
        say, menu = self._ctx.language.say, self.menu_of
        menu.clear()
        group = QActionGroup(menu)
        for plan in self._cafe.plans.values():
            action = menu.addAction(self.words_about(plan).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(plan.adopted)
            group.addAction(action)
            action.triggered.connect(lambda _=False, plan=plan: self.adopt(plan))
        menu.addSeparator()
        asking = (self._ctx, self._desk, self.window())
        comparing = menu.addAction(say("Compare plans…"), lambda: ask_comparison(*asking))
        comparing.setEnabled(len(self._cafe.plans) > 1)
        menu.addAction(say("What if…"), lambda: ask_what_if(*asking))
        menu.addAction(say("Rules of the plan…"), lambda: ask_rules(*asking))
        menu.addSeparator()
        menu.addAction(say("Copy this plan"), self.copy_adopted)
        menu.addAction(say("Rename this plan…"), self._ask_name)
        menu.addAction(say("Remove this plan…"), self._ask_removal)

    def adopt(self, plan: Plan) -> None:
        """Let another plan be the one that counts."""
        if not plan.adopted:
            label = self._ctx.language.say("Use “{plan}”", plan=plan.name)
            self._desk.edit(label, lambda w: edits.adopt_plan(w, plan.id))

    def rename(self, name: str) -> None:
        """Call the plan that counts something else."""
        plan = self._cafe.adopted
        if plan and name.strip() and name.strip() != plan.name:
            label = self._ctx.language.say("Rename the plan")
            self._desk.edit(label, lambda w: w.put(replace(plan, name=name.strip()[:80])))

    def copy_adopted(self) -> None:
        """Keep a copy of the plan that counts under a name of its own, to try something out; the copy counts then."""
        plan = self._cafe.adopted
        if plan is None:
            return
        say = self._ctx.language.say
        name = say("{plan}, a copy", plan=plan.name)[:80]

        def change(w: Writer) -> None:
            edits.adopt_plan(w, edits.copy_plan(w, plan.id, name).id)

        self._desk.edit(say("Copy “{plan}”", plan=plan.name), change)

    def remove_adopted(self) -> None:
        """Remove the plan that counts; the one made before it counts again."""
        plan = self._cafe.adopted
        if plan is None:
            return
        others = [p for p in self._cafe.plans.values() if p.id != plan.id]
        heir = next((p for p in others if p.id == plan.parent), others[-1] if others else None)

        def change(w: Writer) -> None:
            edits.remove_plan(w, plan.id)
            if heir:
                edits.adopt_plan(w, heir.id)

        self._desk.edit(self._ctx.language.say("Remove “{plan}”", plan=plan.name), change)

    def _ask_name(self) -> None:
        say, plan = self._ctx.language.say, self._cafe.adopted
        if plan:
            name = ask_text(self._ctx, self.window(), say("Rename this plan"), "", say("Rename"), plan.name)
            if name:
                self.rename(name)

    def _ask_removal(self) -> None:
        say, plan = self._ctx.language.say, self._cafe.adopted
        if plan and confirm(
            self._ctx,
            self.window(),
            say("Remove “{plan}”?", plan=plan.name),
            say("Its seats and locks go with it."),
            say("Remove"),
            danger=True,
            note=say("Undo brings it back."),
        ):
            self.remove_adopted()
