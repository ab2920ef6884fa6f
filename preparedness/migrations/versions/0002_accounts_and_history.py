"""Accounts with links, second factor and groups; the history, which the database itself protects."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NEW_IN_ACCOUNTS = (
    sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("edition", sa.Integer(), nullable=False, server_default="1"),
    sa.Column("totp_secret", sa.Unicode(length=200), nullable=True),
    sa.Column("totp_since", sa.DateTime(timezone=True), nullable=True),
    sa.Column("totp_step", sa.Integer(), nullable=True),
    sa.Column("subject", sa.Unicode(length=400), nullable=True),
)
LINK = (
    "number",
    "at",
    "by_id",
    "origin",
    "source",
    "action",
    "kind",
    "key",
    "municipality",
    "name",
    "why",
    "facts",
    "hash",
)
SEALED = ("facts_digest", "personal_digest")
REFUSED = "the history cannot be changed"
REWRITTEN = "NEW.personal IS NOT NULL AND (OLD.personal IS NULL OR NEW.personal <> OLD.personal)"
WHEN_TAKEN = "WHEN NEW.number IN (SELECT number FROM history)"
REFUSE = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
PROTECTION = {
    "sqlite": (
        f"CREATE TRIGGER history_is_not_replaced BEFORE INSERT ON history {WHEN_TAKEN} {REFUSE}",
        f"CREATE TRIGGER history_stays BEFORE DELETE ON history {REFUSE}",
        # by another name of the column too, such as rowid
        f"CREATE TRIGGER history_is_not_renumbered BEFORE UPDATE ON history WHEN NEW.number <> OLD.number {REFUSE}",
        (f"CREATE TRIGGER history_holds BEFORE UPDATE OF {', '.join(LINK + SEALED)} ON history {REFUSE}"),
        (f"CREATE TRIGGER history_is_only_erased BEFORE UPDATE OF personal ON history WHEN {REWRITTEN} {REFUSE}"),
    ),
    "postgresql": (
        (
            f"CREATE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
        ),
        "CREATE TRIGGER history_stays BEFORE DELETE ON history FOR EACH ROW EXECUTE FUNCTION history_is_kept()",
        (
            "CREATE TRIGGER history_is_not_emptied BEFORE TRUNCATE ON history "
            "FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept()"
        ),
        (
            f"CREATE TRIGGER history_holds BEFORE UPDATE OF {', '.join(LINK + SEALED)} ON history "
            "FOR EACH ROW EXECUTE FUNCTION history_is_kept()"
        ),
        (
            f"CREATE TRIGGER history_is_only_erased BEFORE UPDATE OF personal ON history "
            f"FOR EACH ROW WHEN ({REWRITTEN}) EXECUTE FUNCTION history_is_kept()"
        ),
    ),
}


def upgrade() -> None:
    op.create_table(
        "cooperation_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=80), nullable=False),
        sa.Column("note", sa.Unicode(length=500), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cooperation_groups")),
        sa.UniqueConstraint("name", name=op.f("uq_cooperation_groups_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "history_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Unicode(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_head")),
    )
    op.create_table(
        "account_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Unicode(length=20), nullable=False),
        sa.Column("digest", sa.Unicode(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_links_account_id_accounts")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["accounts.id"], name=op.f("fk_account_links_created_by_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_links")),
        sa.UniqueConstraint("digest", name=op.f("uq_account_links_digest")),
    )
    with op.batch_alter_table("account_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_links_account_id"), ["account_id"], unique=False)

    op.create_table(
        "group_members",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("municipality", sa.Unicode(length=4), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["cooperation_groups.id"],
            name=op.f("fk_group_members_group_id_cooperation_groups"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "municipality", name=op.f("pk_group_members")),
    )
    op.create_table(
        "history",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column(
            "origin", sa.Enum("page", "import", "command", name="origin", native_enum=False, length=32), nullable=False
        ),
        sa.Column("source", sa.Unicode(length=120), nullable=False),
        sa.Column(
            "action",
            sa.Enum("created", "changed", "checked", "removed", name="action", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("kind", sa.Unicode(length=32), nullable=False),
        sa.Column("key", sa.Unicode(length=32), nullable=False),
        sa.Column("municipality", sa.Unicode(length=4), nullable=True),
        sa.Column("name", sa.Unicode(length=120), nullable=False),
        sa.Column("why", sa.Unicode(length=500), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("facts_digest", sa.Unicode(length=64), nullable=False),
        sa.Column("personal", sa.Text(), nullable=True),
        sa.Column("personal_digest", sa.Unicode(length=64), nullable=False),
        sa.Column("hash", sa.Unicode(length=64), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["accounts.id"], name=op.f("fk_history_by_id_accounts")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_history")),
        sa.CheckConstraint("number > 0", name=op.f("ck_history_number")),
    )
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_history_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_history_by_id"), ["by_id"], unique=False)
        batch_op.create_index("ix_history_municipality", ["municipality", "number"], unique=False)
        batch_op.create_index("ix_history_object", ["kind", "key", "number"], unique=False)

    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Unicode(length=32), nullable=False),
        sa.Column("key", sa.Unicode(length=32), nullable=False),
        sa.Column("what", sa.Unicode(length=80), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["accounts.id"], name=op.f("fk_readings_by_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
    )
    with op.batch_alter_table("readings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_readings_at"), ["at"], unique=False)
        batch_op.create_index("ix_readings_object", ["kind", "key", "id"], unique=False)

    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Unicode(length=64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_recovery_codes_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_codes")),
    )
    with op.batch_alter_table("recovery_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recovery_codes_account_id"), ["account_id"], unique=False)

    if op.get_bind().dialect.name == "sqlite":  # the number of a kitchen that was removed is never given again
        with op.batch_alter_table("kitchens", recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass

    # Columns are added one by one: on SQLite a batch would drop the table to which others refer.
    for column in NEW_IN_ACCOUNTS:
        op.add_column("accounts", column)
    op.create_index("ix_accounts_subject", "accounts", ["subject"], unique=True)
    op.execute("INSERT INTO history_head (id, number, hash) VALUES (1, 0, '')")
    for statement in PROTECTION[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_index("ix_accounts_subject", "accounts")
    for column in reversed(NEW_IN_ACCOUNTS):
        op.drop_column("accounts", column.name)

    with op.batch_alter_table("recovery_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recovery_codes_account_id"))

    op.drop_table("recovery_codes")
    with op.batch_alter_table("readings", schema=None) as batch_op:
        batch_op.drop_index("ix_readings_object")
        batch_op.drop_index(batch_op.f("ix_readings_at"))

    op.drop_table("readings")
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.drop_index("ix_history_object")
        batch_op.drop_index("ix_history_municipality")
        batch_op.drop_index(batch_op.f("ix_history_by_id"))
        batch_op.drop_index(batch_op.f("ix_history_at"))

    op.drop_table("history")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION history_is_kept()")
    op.drop_table("group_members")
    with op.batch_alter_table("account_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_links_account_id"))

    op.drop_table("account_links")
    op.drop_table("history_head")
    op.drop_table("cooperation_groups")
