"""Hosts: training, assignments, what is demanded of them, calls, reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "courses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=80), nullable=False),
        sa.Column("hours", sa.Float(precision=53), nullable=True),
        sa.Column("months_valid", sa.Integer(), nullable=True),
        sa.Column("renewal_days", sa.Integer(), nullable=True),
        sa.Column("roles", sa.Unicode(length=400), nullable=False),
        sa.Column("source", sa.Unicode(length=300), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("municipality", sa.Unicode(length=4), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courses")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("courses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_courses_municipality"), ["municipality"], unique=False)

    op.create_table(
        "host_targets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("hosts", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.Unicode(length=120), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.Unicode(length=80), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("municipality", sa.Unicode(length=4), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_host_targets")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("host_targets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_host_targets_municipality"), ["municipality"], unique=False)

    op.create_table(
        "calendar_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Unicode(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_calendar_links_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_links")),
        sa.UniqueConstraint("account_id", name=op.f("uq_calendar_links_account_id")),
        sa.UniqueConstraint("digest", name=op.f("uq_calendar_links_digest")),
    )
    op.create_table(
        "course_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("begins", sa.Unicode(length=20), nullable=False),
        sa.Column("place", sa.Unicode(length=120), nullable=False),
        sa.Column("leader", sa.Unicode(length=120), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("note", sa.Unicode(length=500), nullable=False),
        sa.Column("called_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name=op.f("fk_course_sessions_course_id_courses")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_sessions")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("course_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_course_sessions_course_id"), ["course_id"], unique=False)

    op.create_table(
        "hosts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=120), nullable=False),
        sa.Column(
            "organisation",
            sa.Enum(
                "municipality",
                "frg",
                "association",
                "other",
                "unknown",
                name="organisation",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("unit", sa.Unicode(length=120), nullable=False),
        sa.Column("duty_telephone", sa.Unicode(length=60), nullable=False),
        sa.Column("duty_email", sa.Unicode(length=254), nullable=False),
        sa.Column(
            "duty_seen_by",
            sa.Enum("coordinators", "call_list", "leaders", name="audience", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("private_telephone", sa.Unicode(length=60), nullable=False),
        sa.Column("private_email", sa.Unicode(length=254), nullable=False),
        sa.Column(
            "private_seen_by",
            sa.Enum("coordinators", "call_list", "leaders", name="audience", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("locality", sa.Unicode(length=100), nullable=False),
        sa.Column("languages", sa.Unicode(length=400), nullable=False),
        sa.Column("roles", sa.Unicode(length=400), nullable=False),
        sa.Column("minutes_away", sa.Integer(), nullable=True),
        sa.Column(
            "availability",
            sa.Enum(
                "always",
                "office_hours",
                "evenings",
                "weekends",
                "unknown",
                name="availability",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column(
            "agreement",
            sa.Enum("signed", "employment", "missing", "unknown", name="agreement", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("agreement_until", sa.Date(), nullable=True),
        sa.Column(
            "lendable",
            sa.Enum("yes", "partly", "no", "unknown", name="answer", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Unicode(length=500), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("municipality", sa.Unicode(length=4), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_hosts_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hosts")),
        sa.UniqueConstraint("account_id", name=op.f("uq_hosts_account_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("hosts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hosts_municipality"), ["municipality"], unique=False)

    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Unicode(length=120), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_reminders_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint("what", name=op.f("uq_reminders_what")),
    )
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminders_account_id"), ["account_id"], unique=False)

    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=False),
        sa.Column("safe_point_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "site_lead",
                "host",
                "reserve_power",
                "kitchen",
                "crisis_support",
                name="hostrole",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("rank", sa.Enum("primary", "deputy", name="rank", native_enum=False, length=32), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_assignments_host_id_hosts")),
        sa.ForeignKeyConstraint(
            ["safe_point_id"], ["safe_points.id"], name=op.f("fk_assignments_safe_point_id_safe_points")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignments_host_id"), ["host_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignments_safe_point_id"), ["safe_point_id"], unique=False)

    op.create_table(
        "calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("safe_point_id", sa.Integer(), nullable=True),
        sa.Column("occasion", sa.Unicode(length=200), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_by_id", sa.Integer(), nullable=True),
        sa.Column("municipality", sa.Unicode(length=4), nullable=False),
        sa.ForeignKeyConstraint(["begun_by_id"], ["accounts.id"], name=op.f("fk_calls_begun_by_id_accounts")),
        sa.ForeignKeyConstraint(["safe_point_id"], ["safe_points.id"], name=op.f("fk_calls_safe_point_id_safe_points")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("calls", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calls_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_calls_safe_point_id"), ["safe_point_id"], unique=False)

    op.create_table(
        "crew_needs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("safe_point_id", sa.Integer(), nullable=True),
        sa.Column(
            "level", sa.Enum("1", "2", "3", "unknown", name="level", native_enum=False, length=32), nullable=False
        ),
        sa.Column("shifts", sa.Integer(), nullable=True),
        sa.Column("site_lead", sa.Integer(), nullable=True),
        sa.Column("host", sa.Integer(), nullable=True),
        sa.Column("reserve_power", sa.Integer(), nullable=True),
        sa.Column("kitchen", sa.Integer(), nullable=True),
        sa.Column("crisis_support", sa.Integer(), nullable=True),
        sa.Column("source", sa.Unicode(length=300), nullable=False),
        sa.Column("municipality", sa.Unicode(length=4), nullable=False),
        sa.ForeignKeyConstraint(
            ["safe_point_id"], ["safe_points.id"], name=op.f("fk_crew_needs_safe_point_id_safe_points")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crew_needs")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("crew_needs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crew_needs_municipality"), ["municipality"], unique=False)
        batch_op.create_index("ix_crew_needs_of_a_level", ["municipality", "level"], unique=False)
        batch_op.create_index(batch_op.f("ix_crew_needs_safe_point_id"), ["safe_point_id"], unique=False)

    op.create_table(
        "enrolments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=False),
        sa.Column(
            "attendance",
            sa.Enum("enrolled", "attended", "absent", name="attendance", native_enum=False, length=32),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_enrolments_host_id_hosts")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["course_sessions.id"], name=op.f("fk_enrolments_session_id_course_sessions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolments")),
        sa.UniqueConstraint("session_id", "host_id", name=op.f("uq_enrolments_session_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("enrolments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolments_host_id"), ["host_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolments_session_id"), ["session_id"], unique=False)

    op.create_table(
        "trainings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("certificate", sa.Unicode(length=80), nullable=False),
        sa.Column("origin", sa.Unicode(length=20), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name=op.f("fk_trainings_course_id_courses")),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_trainings_host_id_hosts")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["course_sessions.id"], name=op.f("fk_trainings_session_id_course_sessions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings")),
        sa.UniqueConstraint("host_id", "course_id", "done_on", name=op.f("uq_trainings_host_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("trainings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trainings_course_id"), ["course_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_trainings_host_id"), ["host_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_trainings_session_id"), ["session_id"], unique=False)

    op.create_table(
        "call_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "reply",
            sa.Enum("not_called", "no_answer", "comes", "cannot", name="reply", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_call_answers_call_id_calls")),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["accounts.id"], name=op.f("fk_call_answers_entered_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_call_answers_host_id_hosts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_answers")),
        sa.UniqueConstraint("call_id", "host_id", name=op.f("uq_call_answers_call_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("call_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_answers_call_id"), ["call_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_answers_host_id"), ["host_id"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=120), nullable=False),
        sa.Column("media_type", sa.Unicode(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Unicode(length=64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["accounts.id"], name=op.f("fk_evidence_added_by_id_accounts")),
        sa.ForeignKeyConstraint(
            ["training_id"], ["trainings.id"], name=op.f("fk_evidence_training_id_trainings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_training_id"), ["training_id"], unique=False)


def downgrade() -> None:
    op.drop_table("evidence")
    op.drop_table("call_answers")
    op.drop_table("trainings")
    op.drop_table("enrolments")
    op.drop_table("crew_needs")
    op.drop_table("calls")
    op.drop_table("assignments")
    op.drop_table("reminders")
    op.drop_table("hosts")
    op.drop_table("course_sessions")
    op.drop_table("calendar_links")
    op.drop_table("host_targets")
    op.drop_table("courses")
