"""Guidelines: versions, checklists and their runs, readers; what exercises have to do with them; the search index."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None
TABLES = (
    "search_guidelines",
    "item_actions",
    "exercise_runs",
    "exercise_guidelines",
    "checklist_marks",
    "checklist_runs",
    "checklist_item_texts",
    "checklist_items",
    "guideline_confirmations",
    "guideline_readers",
    "guideline_files",
    "guideline_file_contents",
    "guideline_texts",
    "guideline_versions",
    "guideline_points",
    "guidelines",
)


def upgrade() -> None:
    _guidelines()
    _versions()
    _readers()
    _checklists()
    _in_exercises()
    _search()


def _guidelines() -> None:
    op.create_table(
        "guidelines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.Unicode(length=4), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.Unicode(length=150), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "guideline",
                "routine",
                "checklist",
                "plan",
                "role_card",
                name="guidelinekind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("owner", sa.Unicode(length=120), nullable=False),
        sa.Column("readers", sa.Unicode(length=400), nullable=False),
        sa.Column(
            "reach",
            sa.Enum("municipality", "all_points", "chosen_points", "group", name="reach", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column(
            "openness", sa.Enum("internal", "public", name="openness", native_enum=False, length=32), nullable=False
        ),
        sa.Column("review_months", sa.Integer(), nullable=True),
        sa.Column("run_months", sa.Integer(), nullable=True),
        sa.Column("starter", sa.Unicode(length=40), nullable=False),
        sa.Column("replaced_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["cooperation_groups.id"], name=op.f("fk_guidelines_group_id_cooperation_groups")
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["guidelines.id"], name=op.f("fk_guidelines_replaced_by_id_guidelines")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidelines")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("guidelines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guidelines_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_guidelines_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_guidelines_replaced_by_id"), ["replaced_by_id"], unique=False)

    op.create_table(
        "guideline_points",
        sa.Column("safe_point_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_guideline_points_guideline_id_guidelines")
        ),
        sa.ForeignKeyConstraint(
            ["safe_point_id"], ["safe_points.id"], name=op.f("fk_guideline_points_safe_point_id_safe_points")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guideline_points")),
    )
    with op.batch_alter_table("guideline_points", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guideline_points_guideline_id"), ["guideline_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_guideline_points_safe_point_id"), ["safe_point_id"], unique=False)


def _versions() -> None:
    op.create_table(
        "guideline_versions",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("draft", "in_review", "approved", "withdrawn", name="versionstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("changes", sa.Unicode(length=2000), nullable=False),
        sa.Column(
            "read_again",
            sa.Enum("yes", "partly", "no", "unknown", name="answer", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("is_starting_point", sa.Boolean(), nullable=False),
        sa.Column("not_carried", sa.UnicodeText(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.Unicode(length=200), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.Unicode(length=100), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_why", sa.Unicode(length=500), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["accounts.id"], name=op.f("fk_guideline_versions_approved_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["accounts.id"], name=op.f("fk_guideline_versions_created_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_guideline_versions_guideline_id_guidelines")
        ),
        sa.ForeignKeyConstraint(
            ["submitted_by_id"], ["accounts.id"], name=op.f("fk_guideline_versions_submitted_by_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guideline_versions")),
        sa.UniqueConstraint("guideline_id", "number", name=op.f("uq_guideline_versions_guideline_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("guideline_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guideline_versions_guideline_id"), ["guideline_id"], unique=False)

    op.create_table(
        "guideline_texts",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("language", sa.Unicode(length=5), nullable=False),
        sa.Column("title", sa.Unicode(length=150), nullable=False),
        sa.Column("body", sa.UnicodeText(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_guideline_texts_guideline_id_guidelines")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["guideline_versions.id"], name=op.f("fk_guideline_texts_version_id_guideline_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guideline_texts")),
        sa.UniqueConstraint("version_id", "language", name=op.f("uq_guideline_texts_version_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("guideline_texts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guideline_texts_guideline_id"), ["guideline_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_guideline_texts_version_id"), ["version_id"], unique=False)

    op.create_table(
        "guideline_file_contents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Unicode(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_guideline_file_contents_guideline_id_guidelines")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guideline_file_contents")),
        sa.UniqueConstraint("guideline_id", "digest", name=op.f("uq_guideline_file_contents_guideline_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("guideline_file_contents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guideline_file_contents_guideline_id"), ["guideline_id"], unique=False)

    op.create_table(
        "guideline_files",
        sa.Column("content_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=120), nullable=False),
        sa.Column("media_type", sa.Unicode(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["accounts.id"], name=op.f("fk_guideline_files_added_by_id_accounts")),
        sa.ForeignKeyConstraint(
            ["content_id"],
            ["guideline_file_contents.id"],
            name=op.f("fk_guideline_files_content_id_guideline_file_contents"),
        ),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_guideline_files_guideline_id_guidelines")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["guideline_versions.id"], name=op.f("fk_guideline_files_version_id_guideline_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guideline_files")),
        sa.UniqueConstraint("version_id", "name", name=op.f("uq_guideline_files_version_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("guideline_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guideline_files_content_id"), ["content_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_guideline_files_guideline_id"), ["guideline_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_guideline_files_version_id"), ["version_id"], unique=False)


def _readers() -> None:
    op.create_table(
        "guideline_readers",
        sa.Column("host_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(host_id IS NULL) <> (account_id IS NULL)", name=op.f("ck_guideline_readers_one_reader")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_guideline_readers_account_id_accounts")),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["accounts.id"], name=op.f("fk_guideline_readers_asked_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_guideline_readers_guideline_id_guidelines")
        ),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_guideline_readers_host_id_hosts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guideline_readers")),
        sa.UniqueConstraint("guideline_id", "account_id", name=op.f("uq_guideline_readers_account")),
        sa.UniqueConstraint("guideline_id", "host_id", name=op.f("uq_guideline_readers_host")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("guideline_readers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guideline_readers_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_guideline_readers_guideline_id"), ["guideline_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_guideline_readers_host_id"), ["host_id"], unique=False)

    op.create_table(
        "guideline_confirmations",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("way", sa.Enum("own", "told", name="confirmed", native_enum=False, length=32), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["accounts.id"], name=op.f("fk_guideline_confirmations_confirmed_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_guideline_confirmations_guideline_id_guidelines")
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["guideline_readers.id"], name=op.f("fk_guideline_confirmations_reader_id_guideline_readers")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["guideline_versions.id"],
            name=op.f("fk_guideline_confirmations_version_id_guideline_versions"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guideline_confirmations")),
        sa.UniqueConstraint("reader_id", "version_id", name=op.f("uq_guideline_confirmations_reader_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("guideline_confirmations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guideline_confirmations_guideline_id"), ["guideline_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_guideline_confirmations_reader_id"), ["reader_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_guideline_confirmations_version_id"), ["version_id"], unique=False)


def _checklists() -> None:
    op.create_table(
        "checklist_items",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("key", sa.Unicode(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "site_lead",
                "host",
                "reserve_power",
                "kitchen",
                "crisis_support",
                "caretaker",
                "coordinator",
                "duty_officer",
                "exercise_leader",
                "communicator",
                "nobody",
                name="reader",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("within_minutes", sa.Integer(), nullable=True),
        sa.Column(
            "capability",
            sa.Enum(
                "power",
                "heat",
                "water",
                "hygiene",
                "food",
                "information",
                "crew",
                "accessibility",
                "support",
                "access",
                "leadership",
                "unknown",
                name="capability",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reference", sa.Unicode(length=300), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_checklist_items_guideline_id_guidelines")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["guideline_versions.id"], name=op.f("fk_checklist_items_version_id_guideline_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_items")),
        sa.UniqueConstraint("version_id", "key", name=op.f("uq_checklist_items_version_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("checklist_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checklist_items_guideline_id"), ["guideline_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_items_version_id"), ["version_id"], unique=False)

    op.create_table(
        "checklist_item_texts",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Unicode(length=5), nullable=False),
        sa.Column("text", sa.Unicode(length=500), nullable=False),
        sa.Column("done_when", sa.Unicode(length=500), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_checklist_item_texts_guideline_id_guidelines")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["checklist_items.id"], name=op.f("fk_checklist_item_texts_item_id_checklist_items")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["guideline_versions.id"],
            name=op.f("fk_checklist_item_texts_version_id_guideline_versions"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_item_texts")),
        sa.UniqueConstraint("item_id", "language", name=op.f("uq_checklist_item_texts_item_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("checklist_item_texts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checklist_item_texts_guideline_id"), ["guideline_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_item_texts_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_item_texts_version_id"), ["version_id"], unique=False)

    op.create_table(
        "checklist_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.Unicode(length=4), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("safe_point_id", sa.Integer(), nullable=True),
        sa.Column(
            "occasion",
            sa.Enum("inspection", "exercise", "real_event", name="occasion", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Unicode(length=2000), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["begun_by_id"], ["accounts.id"], name=op.f("fk_checklist_runs_begun_by_id_accounts")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["accounts.id"], name=op.f("fk_checklist_runs_ended_by_id_accounts")),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_checklist_runs_guideline_id_guidelines")
        ),
        sa.ForeignKeyConstraint(
            ["safe_point_id"], ["safe_points.id"], name=op.f("fk_checklist_runs_safe_point_id_safe_points")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["guideline_versions.id"], name=op.f("fk_checklist_runs_version_id_guideline_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_runs")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("checklist_runs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checklist_runs_begun_at"), ["begun_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_runs_begun_by_id"), ["begun_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_runs_guideline_id"), ["guideline_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_runs_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_runs_safe_point_id"), ["safe_point_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_runs_version_id"), ["version_id"], unique=False)

    op.create_table(
        "checklist_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Unicode(length=40), nullable=False),
        sa.Column(
            "mark",
            sa.Enum("done", "not_done", "not_relevant", "open", name="mark", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("remark", sa.Unicode(length=1000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["accounts.id"], name=op.f("fk_checklist_marks_by_id_accounts")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["checklist_items.id"], name=op.f("fk_checklist_marks_item_id_checklist_items")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["checklist_runs.id"], name=op.f("fk_checklist_marks_run_id_checklist_runs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_marks")),
        sa.UniqueConstraint("run_id", "key", name=op.f("uq_checklist_marks_run_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("checklist_marks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checklist_marks_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_marks_run_id"), ["run_id"], unique=False)


def _in_exercises() -> None:
    op.create_table(
        "exercise_guidelines",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercises.id"], name=op.f("fk_exercise_guidelines_exercise_id_exercises")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["guideline_versions.id"], name=op.f("fk_exercise_guidelines_version_id_guideline_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_guidelines")),
        sa.UniqueConstraint("exercise_id", "version_id", name=op.f("uq_exercise_guidelines_exercise_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("exercise_guidelines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exercise_guidelines_exercise_id"), ["exercise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_exercise_guidelines_version_id"), ["version_id"], unique=False)

    op.create_table(
        "exercise_runs",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercises.id"], name=op.f("fk_exercise_runs_exercise_id_exercises")),
        sa.ForeignKeyConstraint(["run_id"], ["checklist_runs.id"], name=op.f("fk_exercise_runs_run_id_checklist_runs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_runs")),
        sa.UniqueConstraint("run_id", name=op.f("uq_exercise_runs_run_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("exercise_runs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exercise_runs_exercise_id"), ["exercise_id"], unique=False)

    op.create_table(
        "item_actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name=op.f("fk_item_actions_action_id_actions")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["checklist_items.id"], name=op.f("fk_item_actions_item_id_checklist_items")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["checklist_runs.id"], name=op.f("fk_item_actions_run_id_checklist_runs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_actions")),
        sa.UniqueConstraint("action_id", name=op.f("uq_item_actions_action_id")),
        sa.UniqueConstraint("run_id", "item_id", "action_id", name=op.f("uq_item_actions_run_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("item_actions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_actions_item_id"), ["item_id"], unique=False)


def _search() -> None:
    """An index of each kind of database's own: for SQLite of word stems, for PostgreSQL of what it makes itself."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search_guidelines USING fts5(title, words, tokenize='unicode61 remove_diacritics 0')"
        )
        return
    op.create_table(
        "search_guidelines",
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("words", TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"],
            ["guideline_texts.id"],
            name=op.f("fk_search_guidelines_text_id_guideline_texts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("text_id", name=op.f("pk_search_guidelines")),
    )
    op.create_index("ix_search_guidelines_words", "search_guidelines", ["words"], postgresql_using="gin")


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
