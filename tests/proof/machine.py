"""The steps that editors take in any order, each with what it must answer."""

from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from talentmatch.catalogue.approvals import approve_change, close_change
from talentmatch.catalogue.editing import EditConflict, edit_record, needs_approval
from talentmatch.catalogue.history import restore_version
from talentmatch.catalogue.records import PROGRAMME
from talentmatch.catalogue.states import TARGETS, change_state, confirm_record
from talentmatch.errors import Conflict, Forbidden, NotFound
from talentmatch.exchange.run_import import run_import, run_undo
from talentmatch.models import Programme
from tests.exchange.importing import ALL, file_with, rows_of, saved
from tests.proof.editors import ADMIN, EDITOR, OWNER, SCHOOL, TRUSTED, Form, Model, OneConnection, Proposal

EDITORS = st.sampled_from(["admin", "editor", "owner", "trusted"])
DECIDING = st.sampled_from([ADMIN, EDITOR])
EDITS = st.one_of(
    st.tuples(st.just("hours"), st.sampled_from([None, 1.0, 2.5, 40.0])),
    st.tuples(st.just("days"), st.sampled_from([None, 1.0, 5.0])),
    st.tuples(st.just("topics"), st.lists(st.sampled_from(["cells", "genes", "clean rooms"]), max_size=2, unique=True)),
    st.tuples(st.just("locked_fields"), st.sampled_from([[], ["hours"]])),
)


class Editors(RuleBasedStateMachine):
    """Four editors of one record; ``taken`` counts their steps."""

    taken = 0

    def __init__(self, engine):
        super().__init__()
        self.connection = engine.connect().execution_options(writing=True)
        self.transaction = self.connection.begin()
        self.database = OneConnection(self.connection)
        self.model = Model(self.database)
        own, trusted = (replace(actor, provider_id=self.model.owner) for actor in (OWNER, TRUSTED))
        self.actors = {"admin": ADMIN, "editor": EDITOR, "owner": own, "trusted": trusted}
        self.forms, self.proposals, self.planned, self.applied = {}, [], [], []

    def teardown(self):
        self.transaction.rollback()
        self.connection.close()

    @invariant()
    def everything_acknowledged_is_there(self):
        type(self).taken += 1
        self.model.check()

    @rule(name=EDITORS)
    def open(self, name):
        self.forms[name] = Form(self.model.version, dict(self.model.values))

    @precondition(lambda self: self.forms)
    @rule(name=EDITORS, edit=EDITS)
    def type(self, name, edit):
        if name in self.forms:
            self.forms[name].values |= dict([edit])

    @precondition(lambda self: self.forms)
    @rule(name=EDITORS)
    def save(self, name):
        form = self.forms.pop(name, None)
        if form is None:
            return
        try:
            edited = self.edit(self.actors[name], form)
        except EditConflict as conflict:
            assert form.version != self.model.version == conflict.version
            assert conflict.theirs == self.model.values
            mine = {field: form.values[field] for field in conflict.differing}
            self.forms[name] = Form(conflict.version, {**conflict.theirs, **mine})  # merged, and saved when it comes
        else:
            assert form.version == self.model.version
            self.note(edited, form)

    def edit(self, actor, form):
        entered = PROGRAMME.input(**form.values)
        with self.database.writing() as session:
            edited = edit_record(
                session, actor, PROGRAMME, SCHOOL, version=form.version, entered=entered, now=self.model.now
            )
            waits = edited.waiting is not None
            assert waits == (bool(edited.changed) and needs_approval(actor, session.get_one(Programme, SCHOOL)))
            return edited.changed, edited.waiting and edited.waiting.id

    def note(self, edited, form):
        changed, waiting = edited
        assert set(changed) == {name for name, value in form.values.items() if value != self.model.values[name]}
        if waiting:
            self.proposals.append(Proposal(waiting, form.version, form.values))
        elif changed:
            self.model.acknowledge(form.values)

    @rule()
    def a_stranger_sees_nothing(self):
        stranger = replace(OWNER, provider_id="another")
        with pytest.raises(NotFound):
            self.edit(stranger, Form(self.model.version, dict(self.model.values)))

    @precondition(lambda self: self.proposals)
    @rule(actor=DECIDING, place=st.integers(0, 50))
    def approve(self, actor, place):
        proposal = self.proposals[place % len(self.proposals)]
        changed = proposal.values != self.model.values
        try:
            with self.database.writing() as session:
                approve_change(session, actor, proposal.id, now=self.model.now)
        except EditConflict as conflict:
            assert proposal.version != self.model.version == conflict.version
        else:
            assert proposal.version == self.model.version
            self.proposals.remove(proposal)
            if changed:
                self.model.acknowledge(proposal.values)

    @precondition(lambda self: self.proposals)
    @rule(actor=DECIDING, place=st.integers(0, 50))
    def reject(self, actor, place):
        proposal = self.proposals.pop(place % len(self.proposals))
        with self.database.writing() as session:
            close_change(session, actor, proposal.id, status="rejected", now=self.model.now)
        with pytest.raises(Conflict), self.database.writing() as session:
            approve_change(session, actor, proposal.id, now=self.model.now)

    @rule(name=EDITORS, action=st.sampled_from([*TARGETS, "publish"]))
    def change_state(self, name, action):
        actor = self.actors[name]
        if actor.role == "provider_editor":
            with pytest.raises((Forbidden, NotFound)), self.database.writing() as session:
                change_state(session, actor, PROGRAMME, SCHOOL, action=action, now=self.model.now)
            return
        with self.database.writing() as session:
            changed = change_state(session, actor, PROGRAMME, SCHOOL, action=action, now=self.model.now)
        assert changed == (self.model.state != TARGETS[action])
        if changed:
            self.model.state = TARGETS[action]
            self.model.acknowledge(self.model.values)

    @rule(name=EDITORS)
    def confirm(self, name):
        now = self.model.now
        with self.database.writing() as session:
            changed = confirm_record(session, self.actors[name], PROGRAMME, SCHOOL, now=now)
        assert changed == (self.model.confirmed != now.date())
        if changed:
            self.model.confirmed = now.date()
            self.model.acknowledge(self.model.values)

    @rule(actor=DECIDING, action=st.sampled_from([*TARGETS]), size=st.integers(1, 3))
    def change_many(self, actor, action, size):
        with self.database.writing() as session:
            others = [row["id"] for row in rows_of(session, "programmes") if row["id"] != SCHOOL][: size - 1]
            done = {
                name: change_state(session, actor, PROGRAMME, name, action=action, now=self.model.now)
                for name in [SCHOOL, *others]
            }
        if done[SCHOOL]:
            self.model.state = TARGETS[action]
            self.model.acknowledge(self.model.values)

    @rule(name=EDITORS, place=st.integers(0, 50))
    def restore(self, name, place):
        place %= len(self.model.versions)
        form = Form(self.model.version, self.model.versions[place])
        with self.database.writing() as session:
            edited = restore_version(
                session, self.actors[name], PROGRAMME, SCHOOL,
                number=self.model.base + place, version=form.version, now=self.model.now,
            )  # fmt: skip
            outcome = edited.changed, edited.waiting and edited.waiting.id
        self.note(outcome, form)

    @rule(hours=st.sampled_from([3.0, 8.0]), days=st.sampled_from([2.0, 3.0]))
    def look_at_a_file(self, hours, days):
        given = {"hours": hours, "days": days}
        with self.database.reading() as session:
            (row,) = [row for row in rows_of(session, "programmes") if row["id"] == SCHOOL]
        run_id = saved(self.database, "programmes", file_with([row | given]))
        values = self.model.values
        taken = {name: value for name, value in given.items() if name not in values["locked_fields"]}
        if {**values, **taken} != values:
            self.planned.append((run_id, self.model.version, taken))

    @precondition(lambda self: self.planned)
    @rule(actor=DECIDING, place=st.integers(0, 50))
    def import_it(self, actor, place):
        run_id, version, taken = self.planned.pop(place % len(self.planned))
        try:
            run_import(self.database, actor, run_id, consent=ALL, now=self.model.now)
        except Conflict:
            assert version != self.model.version
        else:
            assert version == self.model.version
            before = self.model.values
            self.model.acknowledge({**before, **taken})
            self.applied.append((run_id, self.model.version, before))

    @precondition(lambda self: self.applied)
    @rule(actor=DECIDING)
    def take_the_import_back(self, actor):
        run_id, version, before = self.applied.pop()
        try:
            run_undo(self.database, actor, run_id, self.model.now)
        except Conflict:
            assert version != self.model.version
        else:
            assert version == self.model.version
            self.model.acknowledge(before)
