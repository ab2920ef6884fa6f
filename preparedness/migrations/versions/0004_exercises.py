"""Exercises: plan, log, evaluation, actions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None
TABLES = (
    "action_files",
    "actions",
    "photos",
    "observations",
    "injects",
    "log_entries",
    "task_ratings",
    "critical_tasks",
    "objectives",
    "exercise_hosts",
    "participant_groups",
    "report_texts",
    "exercise_goals",
    "exercise_municipalities",
    "exercise_points",
    "exercises",
)


def upgrade() -> None:
    _exercises()
    _log()
    _actions()


def _exercises() -> None:
    op.create_table(
        "exercises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.Unicode(length=4), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.Unicode(length=150), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "seminar",
                "workshop",
                "game",
                "alarm",
                "start",
                "drill",
                "functional",
                "simulation",
                "field",
                "cooperation",
                "real_event",
                name="exercisetype",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("elements", sa.Unicode(length=400), nullable=False),
        sa.Column("scenario", sa.Unicode(length=2000), nullable=False),
        sa.Column("purpose", sa.Unicode(length=1000), nullable=False),
        sa.Column("organiser", sa.Unicode(length=200), nullable=False),
        sa.Column(
            "announced",
            sa.Enum("yes", "partly", "no", "unknown", name="answer", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("capabilities", sa.Unicode(length=400), nullable=False),
        sa.Column("planned_begin", sa.Unicode(length=32), nullable=False),
        sa.Column("planned_end", sa.Unicode(length=32), nullable=False),
        sa.Column("began", sa.Unicode(length=32), nullable=False),
        sa.Column("ended", sa.Unicode(length=32), nullable=False),
        sa.Column("duration_hours", sa.Float(precision=53), nullable=True),
        sa.Column("leader", sa.Unicode(length=120), nullable=False),
        sa.Column("evaluators", sa.Unicode(length=500), nullable=False),
        sa.Column("observers", sa.Unicode(length=500), nullable=False),
        sa.Column("guidelines", sa.Unicode(length=500), nullable=False),
        sa.Column("deviations", sa.Unicode(length=1000), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "planned",
                "carried_out",
                "evaluated",
                "closed",
                "cancelled",
                name="status",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("status_why", sa.Unicode(length=500), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercises")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("exercises", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exercises_municipality"), ["municipality"], unique=False)

    op.create_table(
        "exercise_points",
        sa.Column("safe_point_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercises.id"], name=op.f("fk_exercise_points_exercise_id_exercises")
        ),
        sa.ForeignKeyConstraint(
            ["safe_point_id"], ["safe_points.id"], name=op.f("fk_exercise_points_safe_point_id_safe_points")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_points")),
    )
    with op.batch_alter_table("exercise_points", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exercise_points_exercise_id"), ["exercise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_exercise_points_safe_point_id"), ["safe_point_id"], unique=False)

    op.create_table(
        "exercise_municipalities",
        sa.Column("code", sa.Unicode(length=4), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercises.id"], name=op.f("fk_exercise_municipalities_exercise_id_exercises")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_municipalities")),
    )
    with op.batch_alter_table("exercise_municipalities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exercise_municipalities_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_exercise_municipalities_exercise_id"), ["exercise_id"], unique=False)

    op.create_table(
        "exercise_goals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.Unicode(length=4), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("doors_minutes", sa.Integer(), nullable=True),
        sa.Column("power", sa.Integer(), nullable=True),
        sa.Column("heat", sa.Integer(), nullable=True),
        sa.Column("water", sa.Integer(), nullable=True),
        sa.Column("hygiene", sa.Integer(), nullable=True),
        sa.Column("food", sa.Integer(), nullable=True),
        sa.Column("information", sa.Integer(), nullable=True),
        sa.Column("crew", sa.Integer(), nullable=True),
        sa.Column("accessibility", sa.Integer(), nullable=True),
        sa.Column("support", sa.Integer(), nullable=True),
        sa.Column("access", sa.Integer(), nullable=True),
        sa.Column("leadership", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.Unicode(length=120), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.Unicode(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_goals")),
        sa.UniqueConstraint("municipality", name=op.f("uq_exercise_goals_municipality")),
        sqlite_autoincrement=True,
    )

    op.create_table(
        "report_texts",
        sa.Column("language", sa.Unicode(length=5), nullable=False),
        sa.Column(
            "version", sa.Enum("internal", "outside", name="version", native_enum=False, length=32), nullable=False
        ),
        sa.Column(
            "section",
            sa.Enum(
                "summary",
                "scenario",
                "strengths",
                "improvements",
                "conclusions",
                name="section",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Unicode(length=10000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercises.id"], name=op.f("fk_report_texts_exercise_id_exercises")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_texts")),
        sa.UniqueConstraint("exercise_id", "language", "version", "section", name=op.f("uq_report_texts_exercise_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("report_texts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_texts_exercise_id"), ["exercise_id"], unique=False)

    op.create_table(
        "participant_groups",
        sa.Column("function", sa.Unicode(length=120), nullable=False),
        sa.Column("organisation", sa.Unicode(length=120), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercises.id"], name=op.f("fk_participant_groups_exercise_id_exercises")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant_groups")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("participant_groups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_groups_exercise_id"), ["exercise_id"], unique=False)

    op.create_table(
        "exercise_hosts",
        sa.Column("host_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercises.id"], name=op.f("fk_exercise_hosts_exercise_id_exercises")
        ),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_exercise_hosts_host_id_hosts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_hosts")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("exercise_hosts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exercise_hosts_exercise_id"), ["exercise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_exercise_hosts_host_id"), ["host_id"], unique=False)


def _log() -> None:
    op.create_table(
        "objectives",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.Unicode(length=500), nullable=False),
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
        sa.Column("target", sa.Unicode(length=300), nullable=False),
        sa.Column("target_minutes", sa.Integer(), nullable=True),
        sa.Column("source", sa.Unicode(length=300), nullable=False),
        sa.Column("explanation", sa.Unicode(length=1000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercises.id"], name=op.f("fk_objectives_exercise_id_exercises")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objectives")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("objectives", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_objectives_exercise_id"), ["exercise_id"], unique=False)

    op.create_table(
        "critical_tasks",
        sa.Column("objective_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.Unicode(length=300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercises.id"], name=op.f("fk_critical_tasks_exercise_id_exercises")
        ),
        sa.ForeignKeyConstraint(
            ["objective_id"], ["objectives.id"], name=op.f("fk_critical_tasks_objective_id_objectives")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_critical_tasks")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("critical_tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_critical_tasks_exercise_id"), ["exercise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_critical_tasks_objective_id"), ["objective_id"], unique=False)

    op.create_table(
        "task_ratings",
        sa.Column("objective_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("evaluator", sa.Unicode(length=120), nullable=False),
        sa.Column("rating", sa.Enum("P", "S", "M", "U", name="rating", native_enum=False, length=32), nullable=False),
        sa.Column("note", sa.Unicode(length=1000), nullable=False),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rated_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercises.id"], name=op.f("fk_task_ratings_exercise_id_exercises")),
        sa.ForeignKeyConstraint(
            ["objective_id"], ["objectives.id"], name=op.f("fk_task_ratings_objective_id_objectives")
        ),
        sa.ForeignKeyConstraint(["rated_by_id"], ["accounts.id"], name=op.f("fk_task_ratings_rated_by_id_accounts")),
        sa.ForeignKeyConstraint(
            ["task_id"], ["critical_tasks.id"], name=op.f("fk_task_ratings_task_id_critical_tasks")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_ratings")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("task_ratings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_ratings_exercise_id"), ["exercise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_ratings_objective_id"), ["objective_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_ratings_task_id"), ["task_id"], unique=False)

    op.create_table(
        "log_entries",
        sa.Column("key", sa.Unicode(length=40), nullable=False),
        sa.Column("safe_point_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "decision",
                "first_host",
                "doors_open",
                "reserve_power",
                "heat_18",
                "hot_water",
                "published",
                "radio",
                "own_time",
                "visitors",
                "fuel_used",
                "indoor",
                "own_figure",
                "note",
                name="kind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("label", sa.Unicode(length=80), nullable=False),
        sa.Column("unit", sa.Unicode(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.Float(precision=53), nullable=True),
        sa.Column("text", sa.Unicode(length=1000), nullable=False),
        sa.Column(
            "entered_on",
            sa.Enum("live", "page", "paper", name="enteredon", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_value", sa.Float(precision=53), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.Unicode(length=300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entered_by_id"], ["accounts.id"], name=op.f("fk_log_entries_entered_by_id_accounts")),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercises.id"], name=op.f("fk_log_entries_exercise_id_exercises")),
        sa.ForeignKeyConstraint(
            ["safe_point_id"], ["safe_points.id"], name=op.f("fk_log_entries_safe_point_id_safe_points")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_entries")),
        sa.UniqueConstraint("exercise_id", "key", name=op.f("uq_log_entries_exercise_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("log_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_log_entries_exercise_id"), ["exercise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_log_entries_safe_point_id"), ["safe_point_id"], unique=False)

    op.create_table(
        "injects",
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("to_whom", sa.Unicode(length=120), nullable=False),
        sa.Column("what", sa.Unicode(length=1000), nullable=False),
        sa.Column("expected", sa.Unicode(length=500), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("happened", sa.Unicode(length=1000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercises.id"], name=op.f("fk_injects_exercise_id_exercises")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_injects")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("injects", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_injects_exercise_id"), ["exercise_id"], unique=False)

    op.create_table(
        "observations",
        sa.Column(
            "sort", sa.Enum("strength", "improvement", name="sort", native_enum=False, length=32), nullable=False
        ),
        sa.Column("text", sa.Unicode(length=2000), nullable=False),
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
        sa.Column("root_cause", sa.Unicode(length=1000), nullable=False),
        sa.Column("safe_point_id", sa.Integer(), nullable=True),
        sa.Column("where", sa.Unicode(length=200), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("no_action", sa.Unicode(length=500), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["accounts.id"], name=op.f("fk_observations_entered_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercises.id"], name=op.f("fk_observations_exercise_id_exercises")),
        sa.ForeignKeyConstraint(
            ["safe_point_id"], ["safe_points.id"], name=op.f("fk_observations_safe_point_id_safe_points")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observations")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("observations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observations_exercise_id"), ["exercise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observations_safe_point_id"), ["safe_point_id"], unique=False)

    op.create_table(
        "photos",
        sa.Column("observation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=120), nullable=False),
        sa.Column("media_type", sa.Unicode(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Unicode(length=64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["accounts.id"], name=op.f("fk_photos_added_by_id_accounts")),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercises.id"], name=op.f("fk_photos_exercise_id_exercises")),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observations.id"], name=op.f("fk_photos_observation_id_observations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photos")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("photos", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_photos_exercise_id"), ["exercise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_photos_observation_id"), ["observation_id"], unique=False)


def _actions() -> None:
    op.create_table(
        "actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.Unicode(length=4), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("text", sa.Unicode(length=1000), nullable=False),
        sa.Column(
            "element",
            sa.Enum(
                "planning",
                "organisation",
                "equipment",
                "training",
                "exercise",
                "unknown",
                name="actionelement",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "priority", sa.Enum("high", "normal", "low", name="priority", native_enum=False, length=32), nullable=False
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("owner", sa.Unicode(length=120), nullable=False),
        sa.Column("owner_account_id", sa.Integer(), nullable=True),
        sa.Column("safe_point_id", sa.Integer(), nullable=True),
        sa.Column(
            "source",
            sa.Enum("exercise", "real_event", "inspection", "other", name="source", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("source_note", sa.Unicode(length=200), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=True),
        sa.Column("observation_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("open", "begun", "done", "dropped", name="actionstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("outcome", sa.Unicode(length=1000), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("verified_in_id", sa.Integer(), nullable=True),
        sa.Column(
            "works",
            sa.Enum("yes", "partly", "no", "unknown", name="answer", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("verified_note", sa.Unicode(length=500), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["closed_by_id"], ["accounts.id"], name=op.f("fk_actions_closed_by_id_accounts")),
        sa.ForeignKeyConstraint(["created_by_id"], ["accounts.id"], name=op.f("fk_actions_created_by_id_accounts")),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercises.id"], name=op.f("fk_actions_exercise_id_exercises")),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observations.id"], name=op.f("fk_actions_observation_id_observations")
        ),
        sa.ForeignKeyConstraint(
            ["owner_account_id"], ["accounts.id"], name=op.f("fk_actions_owner_account_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["safe_point_id"], ["safe_points.id"], name=op.f("fk_actions_safe_point_id_safe_points")
        ),
        sa.ForeignKeyConstraint(["verified_in_id"], ["exercises.id"], name=op.f("fk_actions_verified_in_id_exercises")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actions_exercise_id"), ["exercise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_actions_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_actions_observation_id"), ["observation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_actions_owner_account_id"), ["owner_account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_actions_safe_point_id"), ["safe_point_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_actions_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_actions_verified_in_id"), ["verified_in_id"], unique=False)

    op.create_table(
        "action_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=120), nullable=False),
        sa.Column("media_type", sa.Unicode(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Unicode(length=64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name=op.f("fk_action_files_action_id_actions")),
        sa.ForeignKeyConstraint(["added_by_id"], ["accounts.id"], name=op.f("fk_action_files_added_by_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_files")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("action_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_files_action_id"), ["action_id"], unique=False)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
